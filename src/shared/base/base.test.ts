import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BugError } from './assert.ts';
import { backoffMs } from './backoff.ts';
import { DisposableStore, toDisposable } from './disposable.ts';
import { Emitter } from './emitter.ts';
import { CancelledError, ExpectedError, faultOf } from './fault.ts';
import { redact } from './redact.ts';
import { wait } from './wait.ts';

describe('redact', () => {
  test('no user name or password of any URL is left', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9!$%&*+,;=._~-]{3,12}$/);
    fc.assert(
      fc.property(word, word, (user, password) => {
        const clean = redact(`open rtsp://${user}:${password}@cam.example/${'x'} failed`);
        expect(clean).toBe('open rtsp://***@cam.example/x failed');
      }),
    );
  });
  test('a password with an @ in it, and a secret outside a URL', () => {
    expect(redact('rtsp://u:p@ss@h/x')).toBe('rtsp://***@h/x');
    expect(redact('nonce of s3cret', ['s3cret'])).toBe('nonce of ***');
  });
});

describe('back-off', () => {
  test('stays within its bounds for ever and never shrinks by more than its jitter', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, random) => {
          const ms = backoffMs(failures, random);
          expect(ms).toBeGreaterThanOrEqual(500);
          expect(ms).toBeLessThanOrEqual(8000);
          expect(ms).toBeGreaterThanOrEqual(backoffMs(failures, 0) / 2);
        },
      ),
    );
    expect([1, 2, 3, 4, 5, 6].map((failures) => backoffMs(failures, 0))).toEqual([
      500, 1000, 2000, 4000, 8000, 8000,
    ]);
  });
});

describe('disposables', () => {
  test('are released once, in reverse order, and at once when they come too late', () => {
    const released: number[] = [];
    const store = new DisposableStore();
    const first = store.add(toDisposable(() => released.push(1)));
    store.add(toDisposable(() => released.push(2)));
    store.dispose();
    first.dispose();
    store.add(toDisposable(() => released.push(3)));
    expect(released).toEqual([2, 1, 3]);
  });
  test('a listener that was disposed hears nothing, even if it is the same function twice', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    const listener = (value: number) => heard.push(value);
    const first = emitter.on(listener);
    emitter.on(listener);
    first.dispose();
    first.dispose();
    emitter.fire(7);
    expect(heard).toEqual([7]);
  });
});

describe('failures', () => {
  test('cancelled, expected and bug are told apart', () => {
    const fault = { code: 'x', message: 'y' };
    expect(faultOf(new ExpectedError(fault))).toEqual(fault);
    expect(faultOf(new CancelledError()).code).toBe('cancelled');
    expect(faultOf(new BugError('z')).code).toBe('bug');
    expect(faultOf('text')).toEqual({ code: 'bug', message: 'text' });
  });
  test('waiting ends when it is cancelled', async () => {
    const stop = new AbortController();
    const waiting = wait(60_000, stop.signal);
    stop.abort();
    await expect(waiting).rejects.toBeInstanceOf(CancelledError);
    await expect(wait(1, stop.signal)).rejects.toBeInstanceOf(CancelledError);
    await wait(1);
  });
});
