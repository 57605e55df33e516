import { startUsageSpan } from '../../src/main/kiosk/usage-span.ts';
import { wait } from '../../src/shared/base/wait.ts';
import { openDesk } from '../../test/support/desk.ts';
import { until } from '../../test/support/until.ts';
import { startWall } from '../../test/support/wall-under-test.ts';

const feeds = 36;
/** Readings that follow each other are compared: the machine's speed changes over minutes. */
const rounds = 3;

export interface OperatorCpuFigures {
  readonly feeds: number;
  /** CPU of core and browser together, 100 = one core: without and with the desk, round by round. */
  readonly withoutPercent: readonly number[];
  readonly withPercent: readonly number[];
  /** Median of the differences. */
  readonly addedPercent: number;
}

/** What an open desk with its stills adds to a wall of 36 tiles. */
export async function measureOperatorCpu(camerasJson: string, seconds: number): Promise<OperatorCpuFigures> {
  const withoutPercent: number[] = [];
  const withPercent: number[] = [];
  for (let round = 0; round < rounds; round++) {
    withoutPercent.push(await measureOnce(camerasJson, seconds, false));
    withPercent.push(await measureOnce(camerasJson, seconds, true));
  }
  const added = withPercent.map((value, round) => value - (withoutPercent[round] ?? 0)).sort((a, b) => a - b);
  return { feeds, withoutPercent, withPercent, addedPercent: added[rounds >> 1] ?? 0 };
}

async function measureOnce(camerasJson: string, seconds: number, operator: boolean): Promise<number> {
  const wall = await startWall({ camerasJson, layout: '6x6', operator });
  try {
    if (operator) await openDesk(wall);
    await until(
      'all pictures',
      () => wall.tiles().filter((tile) => tile.firstPictureMs).length === feeds,
      90_000,
    );
    await wait(3000);
    const span = startUsageSpan(wall.host);
    await wait(seconds * 1000);
    const { cpuPercent } = await span.finish();
    return cpuPercent.core + cpuPercent.browser;
  } finally {
    await wall.dispose();
  }
}
