import { expect, test } from 'vitest';
import { LoadCorrection, type LoadLesson } from './load-correction.ts';

const lesson: LoadLesson = {
  predictedCores: 1,
  ownCores: 2,
  busyCores: 3,
  cores: 8,
  late: false,
  elapsedMs: 1000,
};

/** One that has seen a minute of that load, 1.5 times what was predicted unless said otherwise. */
function experienced(ownCores = 1.5): LoadCorrection {
  const correction = new LoadCorrection();
  learn(correction, 120, { ownCores });
  return correction;
}

function learn(correction: LoadCorrection, seconds: number, change: Partial<LoadLesson> = {}): number {
  for (let second = 0; second < seconds; second++) correction.learn({ ...lesson, ...change });
  return correction.factor;
}

test('the correction comes to what our processes really take, slowly, and stays within bounds', () => {
  expect(learn(experienced(1), 1)).toBeLessThan(1.1);
  expect(learn(experienced(1), 200)).toBeCloseTo(2, 1);
  expect(learn(experienced(1), 500, { ownCores: 7 })).toBeCloseTo(3, 1);
  expect(learn(experienced(1), 500, { ownCores: 0.1 })).toBeCloseTo(0.5, 1);
});

test('what is seen first is believed sooner', () => {
  expect(learn(new LoadCorrection(), 1)).toBeLessThan(1.2);
  expect(learn(new LoadCorrection(), 5)).toBeCloseTo(1.5, 1);
  expect(learn(new LoadCorrection(), 15)).toBeCloseTo(1.75, 1);
});

test('seconds that taught nothing are no experience', () => {
  const correction = new LoadCorrection();
  expect(learn(correction, 60, { predictedCores: 0.05 })).toBe(1);
  expect(learn(correction, 60, { ownCores: 0.8, late: true })).toBe(1);
  expect(learn(correction, 5)).toBeCloseTo(1.5, 1);
});

test('a full machine, one that hardly works for us, and one that does not tell teach little', () => {
  const before = experienced().factor;
  expect(before).toBeCloseTo(1.5, 1);
  expect(learn(experienced(), 1, { ownCores: 1, busyCores: 8 })).toBe(before);
  expect(learn(experienced(), 1, { ownCores: 1, late: true })).toBe(before);
  expect(learn(experienced(), 1, { predictedCores: 0.05 })).toBe(before);
  expect(learn(new LoadCorrection(), 500, { ownCores: null })).toBeCloseTo(1.5, 1);
});
