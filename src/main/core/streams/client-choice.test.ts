import { expect, test } from 'vitest';
import { ClientChoice } from './client-choice.ts';

const url = 'rtsp://viewer:secret@127.0.0.1:554/cam1';
const own = () => new ClientChoice({ url, transport: 'tcp' }, 'own-first');

test.each([
  ['over UDP', { url, transport: 'udp' }, 'own-first'],
  ['over TLS', { url: 'rtsps://127.0.0.1/cam1', transport: 'tcp' }, 'own-first'],
  ['when it is said so', { url, transport: 'tcp' }, 'ffmpeg'],
] as const)('ffmpeg pulls %s', (_what, source, clients) => {
  const choice = new ClientChoice(source, clients);
  choice.failed('timeout');
  expect(choice.own).toBeNull();
});

test('all else is pulled by our own client, with the login taken out of the address', () => {
  expect(own().own).toEqual({
    url: 'rtsp://127.0.0.1:554/cam1',
    host: '127.0.0.1',
    port: 554,
    login: { user: 'viewer', password: 'secret' },
  });
});

test('who gets nothing gives way to the other, turn by turn', () => {
  const choice = own();
  const turns = [1, 2, 3].map(() => {
    choice.playing();
    choice.failed('timeout');
    return choice.own !== null;
  });
  expect(turns).toEqual([false, true, false]);
});

test('a camera that does not answer in time is slow for everybody: our own client tries it once more', () => {
  const choice = own();
  const turns = [1, 2, 3, 4].map(() => {
    choice.failed('timeout');
    return choice.own !== null;
  });
  expect(turns).toEqual([true, false, true, false]);
});

test.each(['unreachable', 'unauthorized', 'not-found', 'no-video'] as const)(
  '%s would be said to the other as well',
  (reason) => {
    const choice = own();
    choice.failed(reason);
    expect(choice.own).not.toBeNull();
  },
);

test('who brought pictures stays', () => {
  const choice = own();
  choice.received();
  choice.failed('timeout');
  expect(choice.own).not.toBeNull();
});

test('what our own client does not know is ffmpeg’s for good', () => {
  const choice = own();
  choice.leave();
  choice.failed('timeout');
  expect(choice.own).toBeNull();
});
