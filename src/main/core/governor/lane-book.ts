import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { CapacityFigure } from '../../../shared/capacity/capacity.ts';
import type { FeedLane, FeedTier } from '../../../shared/wall/feed-order.ts';
import {
  type CodecAbility,
  chooseLane,
  hardwareDecoders,
  type LaneChoice,
  possibleLanes,
  takesHardware,
} from './choose-lane.ts';
import { feedMsPerSecond } from './cost-model.ts';
import type { GovernorWorld } from './governor-world.ts';
import { type StreamFacts, usualStream } from './stream-facts.ts';

/** The feed whose lane is asked for; `key` names it. */
export interface LaneFeed {
  readonly key: string;
  readonly cameraId: string;
  readonly role: StreamRole;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly abilities: readonly CodecAbility[] | null;
}

/** Where a feed is decoded and what it takes there, in cores, uncorrected. */
export interface LanePrice {
  readonly lane: FeedLane;
  readonly cores: Readonly<Record<FeedTier, number>>;
}

/** How long a lane in which a feed failed is avoided: twice as long each time. */
const firstAvoidMs = 600_000;
const longestAvoidMs = 8 * 3_600_000;

/** What is remembered of one stream of a feed. */
interface StreamLanes {
  choice: LaneChoice | null;
  readonly avoided: Map<FeedLane, { readonly count: number; readonly untilMs: number }>;
}

/** Remembers for every feed and stream its lane, and in which lanes it failed. */
export class LaneBook {
  private readonly world: GovernorWorld;
  private readonly streams = new Map<string, Record<StreamRole, StreamLanes>>();
  /** Feeds that hold a hardware decoder of the browser. */
  private readonly hardware = new Set<string>();

  constructor(world: GovernorWorld) {
    this.world = world;
  }

  /** The cheapest lane that holds, and its price. */
  price(feed: LaneFeed, figures: readonly CapacityFigure[], nowMs: number): LanePrice {
    const { key, cameraId, role, widthPx, heightPx, abilities } = feed;
    const facts = this.world.streamFacts(cameraId, role);
    const stream = facts ?? usualStream[role];
    const possible = this.lanes(feed, stream, nowMs);
    const { onlyLane } = this.world;
    const lanes = onlyLane && possible.includes(onlyLane) ? [onlyLane] : possible;
    // Beyond the cap the browser decodes in software, which was not measured.
    const unmeasured = takesHardware(stream.codec, abilities) && !this.hardwareLeft(key);
    const cost = (lane: FeedLane, tier: FeedTier) => {
      const known = lane === 'webcodecs' && unmeasured ? [] : figures;
      return feedMsPerSecond(known, { lane, tier, stream, widthPx, heightPx });
    };
    // While nothing is known of the stream the window decodes it, if it can.
    const costs = (facts ? lanes : lanes.slice(0, 1)).map((lane) => [lane, cost(lane, 'all')] as const);
    const remembered = this.of(key)[role];
    remembered.choice = chooseLane(new Map(costs), widthPx * heightPx, remembered.choice);
    const { lane } = remembered.choice;
    const cores = (tier: FeedTier) => cost(lane, tier) / 1000;
    return { lane, cores: { all: cores('all'), half: cores('half'), keyframes: cores('keyframes') } };
  }

  /** The feed is shown like that now: it holds a hardware decoder, or none. */
  hold(feed: LaneFeed, lane: FeedLane): void {
    const { codec } = this.world.streamFacts(feed.cameraId, feed.role) ?? usualStream[feed.role];
    if (lane === 'webcodecs' && takesHardware(codec, feed.abilities) && this.hardwareLeft(feed.key))
      this.hardware.add(feed.key);
    else this.hardware.delete(feed.key);
  }

  /** Only these feeds are shown any more: what others held is free for them. */
  release(isShown: (key: string) => boolean): void {
    for (const key of this.hardware) if (!isShown(key)) this.hardware.delete(key);
  }

  /** The feed could not be decoded in that lane. A failure told again before the feed could leave the lane counts once. */
  failed(key: string, role: StreamRole, lane: FeedLane, nowMs: number): void {
    const { avoided } = this.of(key)[role];
    const before = avoided.get(lane);
    if (before && before.untilMs > nowMs) return;
    const count = (before?.count ?? 0) + 1;
    const avoidMs = Math.min(longestAvoidMs, firstAvoidMs * 2 ** (count - 1));
    avoided.set(lane, { count, untilMs: nowMs + avoidMs });
  }

  /** The feed's stream is another one now: what failed before may work. */
  forgive(key: string, role: StreamRole): void {
    this.of(key)[role].avoided.clear();
  }

  /** What was remembered of other feeds is forgotten. */
  retain(lives: (key: string) => boolean): void {
    for (const key of this.streams.keys()) if (!lives(key)) this.streams.delete(key);
  }

  private of(key: string): Record<StreamRole, StreamLanes> {
    const held = this.streams.get(key);
    if (held) return held;
    const made = {
      main: { choice: null, avoided: new Map() },
      sub: { choice: null, avoided: new Map() },
    };
    this.streams.set(key, made);
    return made;
  }

  private hardwareLeft(key: string): boolean {
    return this.hardware.has(key) || this.hardware.size < hardwareDecoders;
  }

  private lanes(
    { key, cameraId, role, abilities }: LaneFeed,
    { codec }: StreamFacts,
    nowMs: number,
  ): FeedLane[] {
    const avoided = [...this.of(key)[role].avoided];
    const failed = new Set(avoided.filter(([, { untilMs }]) => untilMs > nowMs).map(([lane]) => lane));
    if (this.world.laneBad(cameraId, role)) failed.add('ffmpeg');
    return possibleLanes({ codec, abilities, failed, hardwareLeft: this.hardwareLeft(key) });
  }
}
