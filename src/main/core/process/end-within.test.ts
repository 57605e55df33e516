import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChildEnd } from './child.ts';
import { endWithin } from './end-within.ts';

const end: ChildEnd = { code: 0, signal: null, stderrTail: [], spawnError: null };
const never = new Promise<ChildEnd>(() => {});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a child that nobody asked to end is waited for as long as it takes', async () => {
  const { promise, resolve } = Promise.withResolvers<ChildEnd>();
  const waited = endWithin(promise, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(3_600_000);
  resolve(end);
  expect(await waited).toBe(end);
  expect(vi.getTimerCount()).toBe(0);
});

test('one that was asked and does not go is left', async () => {
  const asked = new AbortController();
  const waited = endWithin(never, asked.signal, 3000);
  await vi.advanceTimersByTimeAsync(60_000);
  asked.abort();
  await vi.advanceTimersByTimeAsync(3000);
  expect(await waited).toBeNull();
  const late = endWithin(never, asked.signal, 3000);
  await vi.advanceTimersByTimeAsync(3000);
  expect(await late).toBeNull();
});

test('one that goes in time tells how it ended', async () => {
  const asked = new AbortController();
  const { promise, resolve } = Promise.withResolvers<ChildEnd>();
  const waited = endWithin(promise, asked.signal);
  asked.abort();
  resolve(end);
  expect(await waited).toBe(end);
  expect(vi.getTimerCount()).toBe(0);
});
