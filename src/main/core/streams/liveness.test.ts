import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FrameRhythm } from './frame-rhythm.ts';
import { Liveness } from './liveness.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch(rhythm = new FrameRhythm()) {
  const said: string[] = [];
  const now = () => Date.now();
  const liveness = new Liveness(
    { rhythm, firstWithinMs: 5000, now },
    {
      onSilent: () => said.push('silent'),
      onAgain: () => said.push('again'),
      onLost: () => said.push('lost'),
    },
  );
  const frames = (count: number, everyMs: number) => {
    for (let index = 0; index < count; index++) {
      vi.advanceTimersByTime(everyMs);
      liveness.frame(now());
    }
  };
  return { said, liveness, frames };
}

describe('a connection', () => {
  test('that brings nothing is lost after a while', () => {
    const { said } = watch();
    vi.advanceTimersByTime(4999);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(said).toEqual(['lost']);
  });

  test('at 25 pictures a second is silent after 1.5 s and lost after 5 s', () => {
    const { said, frames } = watch();
    frames(100, 40);
    vi.advanceTimersByTime(1499);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(said).toEqual(['silent']);
    vi.advanceTimersByTime(3499);
    expect(said).toEqual(['silent']);
    vi.advanceTimersByTime(1);
    expect(said).toEqual(['silent', 'lost']);
  });

  test('at one picture in two seconds is given its time', () => {
    const { said, frames } = watch();
    frames(10, 2000);
    vi.advanceTimersByTime(7999);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(said).toEqual(['silent']);
    vi.advanceTimersByTime(3000);
    expect(said).toEqual(['silent', 'lost']);
  });

  test('that brings pictures again is told once', () => {
    const { said, frames } = watch();
    frames(50, 40);
    vi.advanceTimersByTime(2000);
    frames(50, 40);
    expect(said).toEqual(['silent', 'again']);
    vi.advanceTimersByTime(1600);
    expect(said).toEqual(['silent', 'again', 'silent']);
  });

  test('that is over is no longer judged', () => {
    const { said, frames, liveness } = watch();
    frames(5, 40);
    liveness.dispose();
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual([]);
  });
});

describe('the rhythm', () => {
  test('outlives a connection, and the pause between two does not count', () => {
    const rhythm = new FrameRhythm();
    for (let at = 0; at <= 20_000; at += 1000) rhythm.arrived(at);
    rhythm.paused();
    rhythm.arrived(40_000);
    expect(rhythm.intervalMs).toBe(1000);
    expect(rhythm.silentAfterMs()).toBe(4000);
    expect(rhythm.dropAfterMs()).toBe(7000);
  });
});
