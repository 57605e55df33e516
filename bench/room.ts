import type { Room } from '../src/shared/capacity/capacity.ts';
import type { Report } from '../src/shared/report/report.ts';
import { tileCount } from '../src/shared/wall/arrange.ts';
import type { BenchArguments } from './arguments.ts';
import { openFeeds } from './feeds.ts';
import { reportOfWall } from './wall.ts';
import { figuresOf, type WallFigures } from './wall-figures.ts';

/** So many feeds are on the wall when it is asked for the room beside them. */
const atFirst = 4;
/** The longest that measuring a machine takes. */
const measuringSeconds = 60;
const mainFromHeight = 720;

interface ShedTile {
  readonly cameraId: string;
  readonly displayId: string;
  readonly state: string;
  readonly reason: string | null;
  readonly fps: number;
}

/** What the console says there is room for, and whether that is true. `shed`: the tiles that are not at their best. */
export interface RoomFigures {
  readonly stated: Room;
  readonly feeds: number;
  readonly filled: WallFigures;
  readonly overfilled: WallFigures;
  readonly shed: { readonly filled: readonly ShedTile[]; readonly overfilled: readonly ShedTile[] };
}

/**
 * Asks the console what room there is (it measures the machine first, if nobody has), opens as many feeds, then 30 % more. Throws when the
 * report states no room.
 */
export async function measureRoom(args: BenchArguments): Promise<RoomFigures> {
  const { room: stated } = await measuredCapacity(args);
  const feeds = atFirst + (args.size.height >= mainFromHeight ? stated.main : stated.sub);
  const filled = await wallOf(args, feeds);
  const over = await wallOf(args, Math.ceil(feeds * 1.3));
  return {
    stated,
    feeds,
    filled: figuresOf(filled),
    overfilled: figuresOf(over),
    shed: { filled: shedOf(filled), overfilled: shedOf(over) },
  };
}

/** What the console says of a machine that was measured, now or before, with a few feeds on the wall. */
async function measuredCapacity(args: BenchArguments): Promise<{ readonly room: Room }> {
  const known = await wallOf(args, atFirst);
  const isKnown = known.capacity?.state === 'measured';
  if (!isKnown) await wallOf({ ...args, seconds: measuringSeconds }, atFirst, ['--measure', 'now']);
  const { state, room } = (isKnown ? known : await wallOf(args, atFirst)).capacity ?? {};
  if (state !== 'measured' || !room)
    throw new Error(`the console states no room: it is ${state ?? 'without a governor'}`);
  return { room };
}

async function wallOf(args: BenchArguments, count: number, more: readonly string[] = []): Promise<Report> {
  const feeds = await openFeeds({ ...args, feeds: count });
  const displays = Math.max(args.displays, Math.ceil(count / tileCount(args.layout ?? '8x8')));
  try {
    return await reportOfWall(feeds.camerasFile, { ...args, displays }, more);
  } finally {
    await feeds.dispose();
  }
}

function shedOf({ tiles }: Report): ShedTile[] {
  return tiles
    .filter(({ state, reason }) => state !== 'live' || (reason !== null && reason !== 'small-tile'))
    .map(({ cameraId, displayId, state, reason, presentedFps }) => ({
      cameraId,
      displayId,
      state,
      reason,
      fps: presentedFps,
    }));
}
