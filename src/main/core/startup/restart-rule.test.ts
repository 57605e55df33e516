import { expect, test } from 'vitest';
import { expectedExitCode, RestartRule } from './restart-rule.ts';

function ruleAt() {
  const clock = { ms: 0 };
  return { clock, rule: new RestartRule(() => clock.ms) };
}

test('a core that dies is started again, at once the first time and later and later then', () => {
  const { rule } = ruleAt();
  const waits = Array.from({ length: 5 }, () => {
    rule.started();
    return rule.ended(1);
  });
  expect(waits).toEqual([0, 500, 2000, 5000, 5000]);
});

test('a death after a minute of health is a first one again', () => {
  const { rule, clock } = ruleAt();
  rule.started();
  expect(rule.ended(null)).toBe(0);
  rule.started();
  clock.ms += 59_000;
  expect(rule.ended(null)).toBe(500);
  rule.started();
  clock.ms += 61_000;
  expect(rule.ended(null)).toBe(0);
});

test('a core that ended on purpose, or for what the person must mend, stays ended', () => {
  const { rule } = ruleAt();
  rule.started();
  expect([rule.ended(0), rule.ended(expectedExitCode)]).toEqual([null, null]);
});
