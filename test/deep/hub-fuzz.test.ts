import { expect, onTestFinished, test } from 'vitest';
import { startTestHub } from '../../src/server/start-test-hub.ts';
import { fuzzHub } from '../support/fuzz-hub.ts';

const fast = { commandsAtOnce: 1e6, commandsPerSecond: 1e5, requestsAtOnce: 1e6, requestsPerSecond: 1e5 };

test.each([1, 2, 3, 4, 5])('100,000 cases of nonsense, a fifth each: seed %i', async (seed) => {
  const started = await startTestHub({ of: fast });
  onTestFinished(() => started.close());
  const { codes, wrong } = await fuzzHub(started, 20_000, seed);
  expect(wrong).toEqual([]);
  expect(codes['bad-input']).toBeGreaterThan(2000);
  expect(started.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  expect((await fetch(`${started.hub.url}/readyz`)).status).toBe(200);
});
