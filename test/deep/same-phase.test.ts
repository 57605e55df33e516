import { expect, onTestFinished, test } from 'vitest';
import { wait } from '../../src/shared/base/wait.ts';
import type { TileReason } from '../../src/shared/wall/tile-state.ts';
import { startTestCity, subsOnly } from '../support/city-for-tests.ts';
import { oldestCalledLiveMs, oldestRestCalledLiveMs, recordReports } from '../support/record-reports.ts';
import { settled } from '../support/settled.ts';
import { startWall } from '../support/wall-under-test.ts';

const feeds = Number(process.env.VONGLAU_PHASE_FEEDS ?? 64);
const seconds = Number(process.env.VONGLAU_PHASE_SECONDS ?? 60);
const side = Math.ceil(Math.sqrt(feeds));
const tiles = Array.from({ length: feeds }, (_, tile) => tile);
/** Why a tile may have few pictures. */
const lowReasons: readonly (TileReason | null)[] = ['half-rate', 'keyframes-only', 'cpu'];
/** A tile that is lowered or raised again and again flickers; once down, once up and once more in a minute is no flicker. */
const mostChanges = 3;

test(`${feeds} cameras whose keyframes come in the same instant: all live, low ones say why, and none flickers`, {
  timeout: 1_800_000,
}, async ({ annotate, skip }) => {
  const city = await startTestCity({ cameras: feeds, samePhase: true });
  onTestFinished(() => city.dispose());
  const wall = await startWall({ camerasJson: subsOnly(city), layout: `${side}x${side}` });
  onTestFinished(() => wall.dispose());
  if (!(await settled(wall, feeds, { leastWhole: 0, timeoutMs: 300_000 })))
    skip('this machine is too busy for a wall that rests');
  await wall.moving(tiles, 300_000);
  const decisions = () => wall.log.filter((line) => /\[governor\] .* to-(all|half|keyframes) /.test(line));
  const before = decisions().length;
  const reports = recordReports(wall);
  onTestFinished(() => reports.dispose());
  await wait(seconds * 1000);
  const changes = decisions().slice(before);
  const byCamera = Map.groupBy(changes, (line) => /tile \d+ (\S+) to-/.exec(line)?.[1] ?? line);
  const low = (why: TileReason) => wall.tiles().filter(({ reason }) => reason === why).length;
  await annotate(
    `of ${feeds} ${low('half-rate')} at half, ${low('keyframes-only')} at keyframes only; ${changes.length} changes in ${seconds} s`,
  );
  for (const lines of byCamera.values())
    expect(lines.length, lines.join('\n')).toBeLessThanOrEqual(Math.ceil((mostChanges * seconds) / 60));
  expect(oldestCalledLiveMs(reports)).toBeLessThanOrEqual(3000);
  expect(oldestRestCalledLiveMs(reports)).toBeLessThanOrEqual(13_000);
  for (const { recent, reason, tile } of wall.tiles())
    if (recent && recent.presentedFps < 12) expect(lowReasons, `tile ${tile}`).toContain(reason);
  expect(wall.pageErrors).toEqual([]);
});
