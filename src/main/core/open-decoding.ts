import { DisposableStore } from '../../shared/base/disposable.ts';
import type { CameraInfo } from '../../shared/camera/camera.ts';
import type { EventName, EventValue } from '../../shared/contract/events.ts';
import type { WindowIdentity } from '../../shared/contract/window-identity.ts';
import type { FeedLane } from '../../shared/wall/feed-order.ts';
import type { TileReport } from '../../shared/wall/tile-report.ts';
import { capacityHandlers } from './capacity/capacity-handlers.ts';
import { CapacityService } from './capacity/capacity-service.ts';
import { coreTimeMs } from './core-time.ts';
import { createDecodeLanes, type DecodeLanes } from './decode/decode-lanes.ts';
import type { Ffmpeg } from './ffmpeg/find.ts';
import { governorHandlers, LookedAt } from './governor/governor-handlers.ts';
import { GovernorService } from './governor/governor-service.ts';
import { lookAtMachine, MachineLoadMeter } from './governor/machine-load.ts';
import type { Logger } from './log/logger.ts';
import type { StreamDirectoryControl } from './streams/stream-directory.ts';

/** How feeds are decoded. */
export interface DecodingChoice {
  readonly ffmpeg: Ffmpeg;
  /** Folder for what is known of this machine, whoever sits at it. */
  readonly machineDirectory: string;
  /** Null: as the governor chooses. */
  readonly lane: FeedLane | null;
  /** When the machine is measured by itself. */
  readonly measure: 'first' | 'never' | 'now';
}

export interface DecodingParts extends DecodingChoice {
  readonly streams: Pick<StreamDirectoryControl, 'stream' | 'facts' | 'onFacts'>;
  readonly logger: Logger;
  camera(id: string): CameraInfo | undefined;
  browserPids(): readonly number[];
  sendTo<N extends EventName>(windowId: string, event: N, value: EventValue<N>): boolean;
  broadcast<N extends EventName>(event: N, value: EventValue<N>, kind: WindowIdentity['kind']): void;
}

/** Everything that decides how feeds are decoded, and the ffmpeg lane that decodes some of them. */
export interface Decoding {
  readonly lanes: DecodeLanes;
  readonly governor: GovernorService;
  readonly capacity: CapacityService;
  readonly handlers: ReturnType<typeof governorHandlers> & ReturnType<typeof capacityHandlers>;
  reports(windowId: string, tiles: readonly TileReport[]): void;
  windowsAre(windows: readonly WindowIdentity[]): void;
  dispose(): Promise<void>;
}

/** Puts the lane, the governor and the machine's capacity together. */
export async function openDecoding(parts: DecodingParts): Promise<Decoding> {
  const { ffmpeg, streams, logger, machineDirectory, sendTo, broadcast } = parts;
  const held = new DisposableStore();
  let windows: readonly WindowIdentity[] = [];
  const capacity = await CapacityService.open({
    ffmpeg,
    dataDirectory: machineDirectory,
    logger: logger.child('capacity'),
    now: () => Date.now(),
    askWindow: (wanted) => void sendTo(wanted.windowId, 'decode.wanted', wanted),
    wallWindow: () => windows.find(({ kind }) => kind === 'wall')?.windowId ?? null,
    browserPids: parts.browserPids,
    hold: (on) => governor.hold(on),
    room: () => governor.room(),
    low: () => governor.low(),
    decisions: () =>
      governor.decisions().map(({ atMs, cameraId, act, reason }) => ({ atMs, cameraId, act, reason })),
  });
  const lanes = createDecodeLanes({
    ffmpeg,
    logger: logger.child('decode'),
    streams,
    method: (codec) => capacity.method(codec),
  });
  const meter = new MachineLoadMeter(lookAtMachine(() => [process.pid, ...parts.browserPids()], coreTimeMs));
  const governor: GovernorService = held.add(
    new GovernorService({
      now: coreTimeMs,
      log: logger.child('governor'),
      figures: () => capacity.figures(),
      streamFacts: (cameraId, role) => streams.facts(cameraId, role),
      laneBad: (cameraId, role) => lanes.isBad(cameraId, role),
      machineLoad: () => meter.load(),
      laneStats: () => lanes.stats(),
      onlyLane: parts.lane,
    }),
  );
  const lookedAt = new LookedAt(governor);
  held.add(streams.onFacts.on(({ cameraId, role }) => governor.streamChanged(cameraId, role)));
  held.add(lanes.onBad.on(() => governor.laneChanged()));
  held.add(
    governor.onOrders.on(({ windowId, orders }) =>
      sendTo(windowId, 'feeds.orders', { windowId, orders: [...orders] }),
    ),
  );
  held.add(capacity.onChanged.on((view) => broadcast('capacity.changed', view, 'operator')));
  capacity.start(parts.measure);
  return {
    lanes,
    governor,
    capacity,
    handlers: {
      ...governorHandlers(governor, lookedAt, (id) => parts.camera(id)?.roles ?? []),
      ...capacityHandlers(capacity),
    },
    reports: (windowId, tiles) => governor.reports(windowId, tiles),
    windowsAre(now) {
      const there = new Set(now.map(({ windowId }) => windowId));
      for (const { windowId } of windows) if (!there.has(windowId)) governor.windowGone(windowId);
      windows = now;
      lookedAt.windowsAre(now);
    },
    async dispose() {
      capacity.dispose();
      held.dispose();
      await lanes.dispose();
    },
  };
}
