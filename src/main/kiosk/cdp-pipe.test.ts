import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { CdpPipe } from './cdp-pipe.ts';

interface Command {
  id: number;
  method: string;
  sessionId?: string;
}

/** A pipe whose other end is the test. */
function connect() {
  const commands: Command[] = [];
  const output = new PassThrough();
  output.on('data', (chunk: Buffer) => {
    for (const text of chunk.toString('utf8').split('\0').filter(Boolean)) commands.push(JSON.parse(text));
  });
  const input = new PassThrough();
  const ends: string[] = [];
  const pipe = new CdpPipe(output, input, () => ends.push('end'));
  const say = (message: object) => input.write(`${JSON.stringify(message)}\0`);
  return { pipe, commands, input, say, ends };
}

const Answer = z.object({ word: z.string() });

test('matches answers to commands, whatever their order and however the bytes are cut', async () => {
  const { pipe, commands, input } = connect();
  const one = pipe.browser.send('One', {}, Answer);
  const two = pipe.session('S').send('Two', {}, Answer);
  await expect.poll(() => commands.length).toBe(2);
  expect(commands.map(({ method, sessionId }) => [method, sessionId])).toEqual([
    ['One', undefined],
    ['Two', 'S'],
  ]);
  const answers = [
    { id: commands[1]?.id, sessionId: 'S', result: { word: 'hai' } },
    { id: commands[0]?.id, result: { word: 'một' } },
  ];
  const bytes = Buffer.from(answers.map((answer) => `${JSON.stringify(answer)}\0`).join(''));
  for (const byte of bytes) input.write(Buffer.of(byte));
  expect(await Promise.all([one, two])).toEqual([{ word: 'một' }, { word: 'hai' }]);
});

test("gives a session's events to it alone, until its listener is disposed", async () => {
  const { pipe, say } = connect();
  const heard: string[] = [];
  const listener = pipe.session('S').on('Spoke', Answer, ({ word }) => heard.push(`S ${word}`));
  pipe.session('T').on('Spoke', Answer, ({ word }) => heard.push(`T ${word}`));
  say({ sessionId: 'S', method: 'Spoke', params: { word: 'a' } });
  say({ sessionId: 'S', method: 'Spoke', params: { other: 'shape' } });
  say({ sessionId: 'T', method: 'Spoke', params: { word: 'b' } });
  await expect.poll(() => heard).toEqual(['S a', 'T b']);
  listener.dispose();
  say({ sessionId: 'S', method: 'Spoke', params: { word: 'c' } });
  say({ sessionId: 'T', method: 'Spoke', params: { word: 'd' } });
  await expect.poll(() => heard).toEqual(['S a', 'T b', 'T d']);
});

test("tells the browser's refusal, a late answer, a cancel and an answer of another shape apart", async () => {
  const { pipe, commands, say } = connect();
  const stop = new AbortController();
  const refused = pipe.browser.send('A', {}, Answer);
  const late = pipe.browser.send('B', {}, Answer, { deadlineMs: 1 });
  const cancelled = pipe.browser.send('C', {}, Answer, { signal: stop.signal });
  const strange = pipe.browser.send('D', {}, Answer);
  await expect.poll(() => commands.length).toBe(4);
  stop.abort();
  say({ id: commands[0]?.id, error: { code: -32000, message: 'no such thing' } });
  say({ id: commands[3]?.id, result: { word: 7 } });
  const outcomes = await Promise.allSettled([refused, late, cancelled, strange]);
  expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason)).toMatchObject([
    { fault: { code: 'browser-refused', message: 'A: no such thing' } },
    { fault: { code: 'browser-timeout' } },
    { name: 'CancelledError' },
    { name: 'ZodError' },
  ]);
});

test('fails what waits when a target is detached or the pipe ends', async () => {
  const { pipe, say, input, ends } = connect();
  const ofBrowser = pipe.browser.send('B', {}, Answer);
  const ofTarget = pipe.session('S').send('A', {}, Answer);
  say({ method: 'Target.detachedFromTarget', params: { sessionId: 'S' } });
  await expect(ofTarget).rejects.toMatchObject({ fault: { code: 'browser-gone' } });
  const ended = expect(ofBrowser).rejects.toMatchObject({ fault: { code: 'browser-gone' } });
  input.destroy();
  await ended;
  await expect(pipe.browser.send('C', {}, Answer)).rejects.toMatchObject({ fault: { code: 'browser-gone' } });
  expect(ends).toEqual(['end']);
});
