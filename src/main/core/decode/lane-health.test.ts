import { expect, test } from 'vitest';
import { LaneHealth } from './lane-health.ts';

const minute = 60_000;

function dead(deaths: number, livedMs: number | null = null) {
  const health = new LaneHealth();
  const said: boolean[] = [];
  health.onBad.on((bad) => said.push(bad));
  let nowMs = 0;
  const die = (ms: number | null) => {
    const bornMs = nowMs;
    nowMs += ms ?? 100;
    health.died(ms === null ? null : bornMs, nowMs);
  };
  for (let death = 0; death < deaths; death++) die(livedMs);
  return { health, said, die, now: () => nowMs };
}

test('the first decoder that dies is replaced at once, then ever later while they die at once', () => {
  const waits = Array.from({ length: 10 }, (_, deaths) => dead(deaths).health.waitMs);
  expect(waits).toEqual([0, 0, 1000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]);
});

test('decoders whose pictures came for a while are waited for no longer', () => {
  const { health, die } = dead(6);
  expect(health.waitMs).toBe(80_000);
  die(15_000);
  expect(health.waitMs).toBe(10_000);
  die(null);
  expect(health.waitMs).toBe(10_000);
});

test('bad is what died three times, healed what gives pictures for a minute', () => {
  const { health, said, now } = dead(3);
  expect([health.isBad, said]).toEqual([true, [true]]);
  const bornMs = now() + 500;
  health.gives(bornMs, bornMs + minute - 1);
  expect(health.isBad).toBe(true);
  health.gives(bornMs, bornMs + minute);
  expect([health.isBad, said, health.waitMs]).toEqual([false, [true, false], 0]);
});

test("one size's decoder that lives on does not heal what another's has just died of", () => {
  const { health, said, now } = dead(3);
  health.gives(-10 * minute, now() + 40);
  expect([health.isBad, said]).toEqual([true, [true]]);
});

test('a hardware method that does not start is tried again after ten minutes, then ever later', () => {
  const health = new LaneHealth();
  expect(health.softwareOnly(0)).toBe(false);
  health.hardwareFailed(0);
  expect([health.softwareOnly(10 * minute - 1), health.softwareOnly(10 * minute)]).toEqual([true, false]);
  health.hardwareFailed(10 * minute);
  expect([health.softwareOnly(30 * minute - 1), health.softwareOnly(30 * minute)]).toEqual([true, false]);
  health.hardwareWorked();
  health.hardwareFailed(60 * minute);
  expect(health.softwareOnly(70 * minute)).toBe(false);
});
