import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StartGate } from './start-gate.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new AbortController().signal;

/** Enters so many times; gives the names of those inside, in order, as they get in. */
function crowd(gate: StartGate, names: readonly string[]) {
  const inside: string[] = [];
  const places = names.map(async (name) => {
    const place = await gate.enter(never);
    inside.push(name);
    return place;
  });
  return { inside, places };
}

test('lets in only so many at once, first come first served', async () => {
  const gate = new StartGate({ width: 2, holdMs: 1000 });
  const { inside, places } = crowd(gate, ['a', 'b', 'c', 'd']);
  const first = await places[0];
  await places[1];
  expect(inside).toEqual(['a', 'b']);
  first?.dispose();
  first?.dispose();
  await places[2];
  expect(inside).toEqual(['a', 'b', 'c']);
});

test('who holds a place too long does not hold up the others', async () => {
  const gate = new StartGate({ width: 1, holdMs: 1000 });
  const { inside, places } = crowd(gate, ['hangs', 'b']);
  const hanging = await places[0];
  await vi.advanceTimersByTimeAsync(1000);
  expect(inside).toEqual(['hangs', 'b']);
  hanging?.dispose();
  const third = crowd(gate, ['c']);
  await vi.advanceTimersByTimeAsync(999);
  expect(third.inside).toEqual([]);
});

test('who gives up waiting takes no place', async () => {
  const gate = new StartGate({ width: 1, holdMs: 1000 });
  const stop = new AbortController();
  const first = await gate.enter(never);
  const given = gate.enter(stop.signal);
  const next = gate.enter(never);
  stop.abort();
  await expect(given).rejects.toMatchObject({ name: 'CancelledError' });
  first.dispose();
  (await next).dispose();
  await expect(gate.enter(AbortSignal.abort())).rejects.toMatchObject({ name: 'CancelledError' });
  (await gate.enter(never)).dispose();
});

test('starts stand apart, and who comes alone does not wait', async () => {
  const gate = new StartGate({ width: 8, holdMs: 1000, apart: { mostMs: 20, shareMs: 1000 } });
  const { inside } = crowd(gate, ['a', 'b', 'c']);
  await vi.advanceTimersByTimeAsync(19);
  expect(inside).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(1);
  expect(inside).toEqual(['a', 'b']);
  await vi.advanceTimersByTimeAsync(20);
  expect(inside).toEqual(['a', 'b', 'c']);
  await vi.advanceTimersByTimeAsync(20);
  const later = crowd(gate, ['d']);
  await vi.advanceTimersByTimeAsync(0);
  expect(later.inside).toEqual(['d']);
});

test('who gives up while starts stand apart gives the place back', async () => {
  const gate = new StartGate({ width: 1, holdMs: 1000, apart: { mostMs: 20, shareMs: 1000 } });
  const stop = new AbortController();
  (await gate.enter(never)).dispose();
  const given = gate.enter(stop.signal);
  const { inside } = crowd(gate, ['b']);
  stop.abort();
  await expect(given).rejects.toMatchObject({ name: 'CancelledError' });
  await vi.advanceTimersByTimeAsync(40);
  expect(inside).toEqual(['b']);
});

test('of many that come at once the later ones stand closer', async () => {
  const gate = new StartGate({ width: 8, holdMs: 1000, apart: { mostMs: 30, shareMs: 60 } });
  const { inside } = crowd(gate, ['a', 'b', 'c', 'd', 'e']);
  await vi.advanceTimersByTimeAsync(60);
  expect(inside).toEqual(['a', 'b', 'c']);
  await vi.advanceTimersByTimeAsync(20);
  expect(inside).toEqual(['a', 'b', 'c', 'd']);
  await vi.advanceTimersByTimeAsync(15);
  expect(inside).toEqual(['a', 'b', 'c', 'd', 'e']);
  await vi.advanceTimersByTimeAsync(1000);
  const later = crowd(gate, ['f', 'g']);
  await vi.advanceTimersByTimeAsync(29);
  expect(later.inside).toEqual(['f']);
});
