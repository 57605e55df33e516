import { expect, test } from 'vitest';
import { z } from 'zod';
import { ExpectedError } from '../../../shared/base/fault.ts';
import { call } from '../../../shared/contract/call.ts';
import { connectWire, type Handlers, type Port } from './wire.ts';

const table = {
  double: call(z.number(), z.number()),
  refuse: call(z.void(), z.void()),
  lie: call(z.void(), z.number()),
  silent: call(z.void(), z.void()),
};

/** Both ends of a port whose messages are cloned, as between processes; `raw` sends the answering end whatever it likes. */
function connected(over: Partial<Handlers<typeof table>> = {}) {
  const listeners: ((message: unknown) => void)[] = [];
  const port = (own: number, other: number): Port => ({
    post: (message) => queueMicrotask(() => listeners[other]?.(structuredClone(message))),
    onMessage: (listener) => {
      listeners[own] = listener;
    },
  });
  const handlers: Handlers<typeof table> = {
    double: (value) => value * 2,
    refuse: () => {
      throw new ExpectedError({ code: 'no', message: 'not today' });
    },
    // What the types forbid, another version of the program may send.
    lie: () => 'text' as unknown as number,
    silent: () => new Promise(() => undefined),
    ...over,
  };
  const asking = connectWire(port(0, 1), { mine: {}, theirs: table, handlers: {} });
  const answering = connectWire(port(1, 0), { mine: table, theirs: {}, handlers });
  return { asking, answering, raw: (message: unknown) => listeners[1]?.(message), answers: listeners };
}

test('a call is answered, many at once as well', async () => {
  const { asking } = connected();
  expect(await Promise.all([1, 2, 3].map((value) => asking.ask('double', value)))).toEqual([2, 4, 6]);
});

test('faults cross as data; what is not as agreed is refused at either end', async () => {
  const { asking } = connected();
  await expect(asking.ask('refuse', undefined)).rejects.toMatchObject({
    fault: { code: 'no', message: 'not today' },
  });
  await expect(asking.ask('double', 'x' as unknown as number)).rejects.toMatchObject({
    fault: { code: 'bug' },
  });
  await expect(asking.ask('lie', undefined)).rejects.toThrow('not answered as agreed');
});

test('a name that is in no table is refused, also one that every object has', async () => {
  const { raw, answers } = connected();
  const said: unknown[] = [];
  answers[0] = (message) => said.push(message);
  raw({ id: 1, name: 'constructor', input: {} });
  raw('noise');
  raw({ id: 2, name: 'double', input: 4 });
  await expect
    .poll(() => said)
    .toMatchObject([
      { id: 1, ok: false, fault: { message: 'no call named constructor' } },
      { id: 2, ok: true, output: 8 },
    ]);
});

test('whoever waits is told when the other end is gone, and so is whoever asks later', async () => {
  const { asking } = connected();
  const waiting = asking.ask('silent', undefined);
  asking.end();
  await expect(waiting).rejects.toMatchObject({ fault: { code: 'gone' } });
  await expect(asking.ask('double', 1)).rejects.toMatchObject({ fault: { code: 'gone' } });
});
