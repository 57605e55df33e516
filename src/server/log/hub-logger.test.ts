import { expect, test } from 'vitest';
import { ExpectedError } from '../../shared/base/fault.ts';
import { createHubLogger } from './hub-logger.ts';
import { logError } from './log-error.ts';

function logged() {
  const lines: string[] = [];
  const log = createHubLogger(
    (_level, line) => lines.push(line),
    () => 0,
  );
  return { log, told: () => lines.map((line) => JSON.parse(line)) };
}

test('a line is one JSON object with its time', () => {
  const { log, told } = logged();
  log.info('sign-in.done', { person: 'an', text: 'two\nlines' });
  expect(told()).toEqual([
    {
      time: '1970-01-01T00:00:00.000Z',
      level: 'info',
      what: 'sign-in.done',
      person: 'an',
      text: 'two\nlines',
    },
  ]);
});

test('what is named like a secret is masked, and so are credentials in addresses', () => {
  const { log, told } = logged();
  log.warn('x', {
    password: 'p',
    oneTimePassword: 'p',
    token: 't',
    enrolCode: 'c',
    url: 'rtsp://a:geheim@b/c',
  });
  const [line] = told();
  expect(line).toMatchObject({ password: '***', oneTimePassword: '***', token: '***', enrolCode: '***' });
  expect(line.url).toBe('rtsp://***@b/c');
});

test('a foreseen fault is a warning, a mistake an error with its stack', () => {
  const { log, told } = logged();
  logError(log, 'a', new ExpectedError({ code: 'busy', message: 'Busy.' }));
  logError(log, 'b', new Error('oops'));
  expect(told()).toMatchObject([
    { level: 'warn', fault: 'busy' },
    { level: 'error', message: 'oops', stack: expect.stringContaining('hub-logger.test') },
  ]);
});
