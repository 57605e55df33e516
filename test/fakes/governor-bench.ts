import type { CodecAbility } from '../../src/main/core/governor/choose-lane.ts';
import { Governor } from '../../src/main/core/governor/governor.ts';
import type { LaneCount } from '../../src/main/core/governor/governor-world.ts';
import type { StreamFacts } from '../../src/main/core/governor/stream-facts.ts';
import type { StreamRole } from '../../src/shared/camera/stream-role.ts';
import type { CapacityFigure } from '../../src/shared/capacity/capacity.ts';
import type { FeedLane, TileDemand } from '../../src/shared/wall/feed-order.ts';
import type { TileReport } from '../../src/shared/wall/tile-report.ts';

const roles = (): readonly StreamRole[] => ['main', 'sub'];
const idleLoad = { cores: 16, busyCores: 0.5, ownCores: 0.5 };

/** One tile of that height. */
export function tile(index: number, heightPx: number, more: Partial<TileDemand> = {}): TileDemand {
  return {
    tile: index,
    cameraId: `camera-${index}`,
    widthPx: (heightPx * 16) / 9,
    heightPx,
    best: false,
    ...more,
  };
}

/** A governor of a large machine and a clock; `facts` may be filled while it runs. */
export function governorBench(figures: readonly CapacityFigure[] = [], onlyLane: FeedLane | null = null) {
  const facts = new Map<string, StreamFacts>();
  const bad = new Set<string>();
  const laneStats: LaneCount[] = [];
  const governor = new Governor(
    {
      figures: () => figures,
      streamFacts: (cameraId, role) => facts.get(`${cameraId} ${role}`) ?? null,
      laneBad: (cameraId, role) => bad.has(`${cameraId} ${role}`),
      laneStats: () => laneStats,
      onlyLane,
    },
    16,
  );
  let nowMs = 0;
  return {
    governor,
    facts,
    bad,
    laneStats,
    now: () => nowMs,
    show: (tiles: readonly TileDemand[], windowId = 'w') => governor.demand(windowId, tiles, roles, nowMs),
    order: (index = 0, windowId = 'w') => governor.orders(windowId).find((one) => one.tile === index),
    pass(seconds: number) {
      for (let second = 0; second < seconds; second++) {
        nowMs += 1000;
        governor.tick(idleLoad, nowMs);
      }
    },
  };
}

/** What is known of a stream of that height. */
export function stream(codec: StreamFacts['codec'], height: number): StreamFacts {
  return { codec, width: (height * 16) / 9, height, fps: 25 };
}

/** A figure of H.264 in an 8x8 wall's tile. */
export function figure(lane: CapacityFigure['lane'], height: number, msPerPicture: number): CapacityFigure {
  const size = { width: (height * 16) / 9, height, tileWidth: 240, tileHeight: 135 };
  return { lane, method: 'software', codec: 'h264', ...size, msPerPicture, problem: null };
}

/** What every browser decodes. */
export const h264: CodecAbility = { codec: 'h264', decodes: true, hardware: false };

/** A report of tile 0 in trouble. */
export function reported(reason: TileReport['reason'], lane: TileReport['lane'] = 'webcodecs'): TileReport {
  return {
    ...{ tile: 0, cameraId: 'camera-0', state: 'failed', reason, detail: '', attempt: 1 },
    ...{ codec: 'hevc', width: 640, height: 360, stream: 'sub', lane, receivedFps: 25, presentedFps: 0 },
    ...{ dropped: 0, firstPictureMs: null, ageMs: null, pictureAtMs: null },
  };
}
