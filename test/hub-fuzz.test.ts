import { expect, onTestFinished, test } from 'vitest';
import { startTestHub } from '../src/server/start-test-hub.ts';
import { fuzzHub } from './support/fuzz-hub.ts';

const fast = { commandsAtOnce: 1e6, commandsPerSecond: 1e5, requestsAtOnce: 1e6, requestsPerSecond: 1e5 };

test('1,000 cases of nonsense: every answer is a fault, nothing is thrown, the hub goes on', async () => {
  const started = await startTestHub({ of: fast });
  onTestFinished(() => started.close());
  const { codes, wrong } = await fuzzHub(started, 1000, 20_261_122);
  expect(wrong).toEqual([]);
  // Most of it got as far as it should: past the socket, up to the schemas and the handlers.
  expect(codes['bad-input']).toBeGreaterThan(100);
  expect(codes['unknown-event']).toBeGreaterThan(5);
  expect(started.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  expect((await fetch(`${started.hub.url}/readyz`)).status).toBe(200);
});
