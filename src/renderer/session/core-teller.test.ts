import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { LinkStatus } from '../control-socket.ts';
import { createCoreTeller } from './core-teller.ts';
import type { Session, SessionState } from './session-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A teller whose core answers as `fate` says; `heard` is what the core of this connection knows. */
function bench(fate: () => 'takes' | 'fails') {
  const connected: LinkStatus = { phase: 'connected' };
  // Of a session's state only the link counts here.
  const store = createStore(() => ({ link: connected }) as SessionState) as Session['store'];
  const state = { heard: [] as number[], calls: 0, underWay: 0, most: 0 };
  const teller = createCoreTeller<number>({ store }, 'it', async (value) => {
    const over = store.getState().link;
    state.calls++;
    state.underWay++;
    state.most = Math.max(state.most, state.underWay);
    await new Promise((resolve) => setTimeout(resolve, 10));
    state.underWay--;
    if (store.getState().link !== over) throw new Error('gone');
    if (fate() === 'fails') throw new Error('not taken');
    state.heard.push(value);
  });
  const link = (link: LinkStatus) => {
    state.heard.length = 0;
    store.setState({ link });
  };
  return { state, teller, link };
}

test('what the core did not take is told again until it does', async () => {
  let failures = 5;
  const { state, teller } = bench(() => (failures-- > 0 ? 'fails' : 'takes'));
  teller.tell(7);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state.heard).toEqual([7]);
  expect(state.calls).toBe(6);
});

test('a core that never takes it is asked ever more rarely', async () => {
  const { state, teller } = bench(() => 'fails');
  teller.tell(7);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(state.calls).toBeGreaterThan(10);
  expect(state.calls).toBeLessThan(40);
});

test('whatever happens on the way, in the end the core knows the newest', async () => {
  const step = fc.record({
    what: fc.constantFrom('tell', 'lose', 'wait'),
    value: fc.integer({ min: 0, max: 3 }),
    ms: fc.integer({ min: 0, max: 3000 }),
    fails: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
      let fails = false;
      const { state, teller, link } = bench(() => (fails ? 'fails' : 'takes'));
      let newest: number | null = null;
      for (const { what, value, ms, fails: now } of steps) {
        fails = now;
        if (what === 'tell') {
          newest = value;
          teller.tell(value);
        }
        if (what === 'lose') {
          link({ phase: 'lost', attempt: 1 });
          await vi.advanceTimersByTimeAsync(ms);
          link({ phase: 'connected' });
        }
        await vi.advanceTimersByTimeAsync(ms);
      }
      fails = false;
      await vi.advanceTimersByTimeAsync(20_000);
      expect(state.heard.at(-1) ?? null).toBe(newest);
      // One of the connection that was lost may not have ended yet.
      expect(state.most).toBeLessThanOrEqual(2);
      const { calls } = state;
      await vi.advanceTimersByTimeAsync(60_000);
      expect(state.calls).toBe(calls);
      teller.dispose();
    }),
    { numRuns: 60 },
  );
});

test('the same is not told twice over one connection, and after dispose nothing is', async () => {
  const { state, teller } = bench(() => 'takes');
  teller.tell(1);
  await vi.advanceTimersByTimeAsync(100);
  teller.tell(1);
  await vi.advanceTimersByTimeAsync(100);
  teller.dispose();
  teller.tell(2);
  await vi.advanceTimersByTimeAsync(100);
  expect([state.heard, state.calls]).toEqual([[1], 1]);
});

test('disposed while a call is under way, it makes no other', async () => {
  const { state, teller } = bench(() => 'takes');
  teller.tell(1);
  teller.dispose();
  await vi.advanceTimersByTimeAsync(100);
  expect(state.calls).toBe(1);
});
