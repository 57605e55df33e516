import type { Disposable } from '../../../shared/base/disposable.ts';
import { Emitter } from '../../../shared/base/emitter.ts';
import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { Room } from '../../../shared/capacity/capacity.ts';
import type { FeedOrder, TileDemand } from '../../../shared/wall/feed-order.ts';
import type { TileReport } from '../../../shared/wall/tile-report.ts';
import type { TileReason } from '../../../shared/wall/tile-state.ts';
import type { Logger } from '../log/logger.ts';
import type { CodecAbility } from './choose-lane.ts';
import { type Decision, decisionLine } from './decision.ts';
import { Governor } from './governor.ts';
import type { GovernorWorld, MachineLoad } from './governor-world.ts';
import { roomLeft } from './room.ts';

export interface GovernorServiceOptions extends GovernorWorld {
  /** Core time, milliseconds. */
  now(): number;
  /** Load over the last seconds; MachineLoadMeter tells it. */
  machineLoad(): MachineLoad;
  readonly log: Logger;
  /** Milliseconds between two looks at the load; a second unless said otherwise. */
  readonly tickMs?: number;
}

/** All orders of a window, as they are from now on. */
export interface WindowOrders {
  readonly windowId: string;
  readonly orders: readonly FeedOrder[];
}

const keptDecisions = 100;

/** The governor at work: it looks at the load every second, tells orders when they change, and logs what it decides. */
export class GovernorService implements Disposable {
  /** Fires for every window whose orders changed, with all of them. */
  readonly onOrders = new Emitter<WindowOrders>();
  private readonly options: GovernorServiceOptions;
  private readonly governor: Governor;
  private readonly timer: NodeJS.Timeout;
  private readonly told = new Map<string, string>();
  private kept: readonly Decision[] = [];
  private load: MachineLoad;

  constructor(options: GovernorServiceOptions) {
    this.options = options;
    this.load = options.machineLoad();
    this.governor = new Governor(options, this.load.cores);
    this.timer = setInterval(() => this.tick(), options.tickMs ?? 1000);
  }

  /** What a window shows from now on, all of it; `roles` tells which streams a camera has. Returns its orders; those of others are fired. */
  demand(
    windowId: string,
    tiles: readonly TileDemand[],
    roles: (cameraId: string) => readonly StreamRole[],
  ): FeedOrder[] {
    this.governor.demand(windowId, tiles, roles, this.options.now());
    const orders = [...this.governor.orders(windowId)];
    this.told.set(windowId, JSON.stringify(orders));
    this.tell();
    return orders;
  }

  /** What a window's browser decodes. */
  abilities(windowId: string, codecs: readonly CodecAbility[]): void {
    this.governor.abilities(windowId, codecs, this.options.now());
    this.tell();
  }

  windowGone(windowId: string): void {
    this.governor.windowGone(windowId, this.options.now());
    this.told.delete(windowId);
    this.tell();
  }

  /** The operator looks at that tile; null: at none. */
  select(place: { readonly windowId: string; readonly tile: number } | null): void {
    this.governor.select(place, this.options.now());
    this.tell();
  }

  /** How a window's tiles do, about once a second. */
  reports(windowId: string, reports: readonly TileReport[]): void {
    this.governor.reports(windowId, reports, this.options.now());
    this.tell();
  }

  /** A stream's codec, size or rhythm became known, or is another one. */
  streamChanged(cameraId: string, role: StreamRole): void {
    this.governor.streamChanged(cameraId, role, this.options.now());
    this.tell();
  }

  /** The ffmpeg lane gave a stream up, or has it again. */
  laneChanged(): void {
    this.governor.laneChanged(this.options.now());
    this.tell();
  }

  /** While the machine is measured every feed has keyframes only; afterwards it has again what it had. */
  hold(on: boolean): void {
    this.governor.hold(on, this.options.now());
    this.options.log.info(on ? 'keyframes only while the machine is measured' : 'all pictures again');
    this.tell();
  }

  /** How many more streams of the usual kind fit. */
  room(): Room {
    const { predictedCores, factor, short, subTile } = this.governor;
    const figures = this.options.figures();
    return roomLeft({ figures, load: this.load, predictedCores, factor, short, subTile });
  }

  /** How many tiles of all windows have less than the best, by reason. */
  low(): Partial<Record<TileReason, number>> {
    const counts: Partial<Record<TileReason, number>> = {};
    for (const windowId of this.governor.windowIds())
      for (const { reason } of this.governor.orders(windowId))
        if (reason !== null) counts[reason] = (counts[reason] ?? 0) + 1;
    return counts;
  }

  /** The last hundred decisions, newest first; `atMs` is the clock's time, which core time leaves when the clock is set or the machine sleeps. */
  decisions(): readonly Decision[] {
    return this.kept;
  }

  dispose(): void {
    clearInterval(this.timer);
    this.onOrders.dispose();
  }

  private tick(): void {
    this.load = this.options.machineLoad();
    this.governor.tick(this.load, this.options.now());
    this.tell();
  }

  private tell(): void {
    const made = this.governor.takeDecisions();
    for (const decision of made) this.options.log.info(decisionLine(decision));
    const aheadMs = Date.now() - this.options.now();
    const dated = made.map((decision) => ({ ...decision, atMs: decision.atMs + aheadMs }));
    this.kept = [...dated.reverse(), ...this.kept].slice(0, keptDecisions);
    for (const windowId of this.governor.windowIds()) {
      const orders = this.governor.orders(windowId);
      const text = JSON.stringify(orders);
      if ((this.told.get(windowId) ?? '[]') === text) continue;
      this.told.set(windowId, text);
      this.onOrders.fire({ windowId, orders });
    }
  }
}
