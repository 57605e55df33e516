import type { Disposable } from '../../../shared/base/disposable.ts';
import { Emitter } from '../../../shared/base/emitter.ts';
import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { LaneWish, StreamConfig } from '../../../shared/media/media-message.ts';
import type { FeedTier } from '../../../shared/wall/feed-order.ts';
import { coreTimeMs } from '../core-time.ts';
import type { Logger } from '../log/logger.ts';
import type { PulledStream, StreamDirectory } from '../streams/pulled-stream.ts';
import { StartGate } from '../streams/start-gate.ts';
import type { DecoderOptions } from './decoder.ts';
import type { LaneMethod } from './lane-arguments.ts';
import { LaneFeed, type LaneFeedUser } from './lane-feed.ts';
import { LaneHealth } from './lane-health.ts';
import type { LaneViewer } from './lane-picture.ts';
import { LaneSeat } from './lane-seat.ts';
import { sizeBucket } from './size-bucket.ts';

export type PictureWish = Pick<Extract<LaneWish, { lane: 'ffmpeg' }>, 'widthPx' | 'heightPx'>;

export interface DecodeLanesOptions {
  /** What findFfmpeg() gave. */
  readonly ffmpeg: DecoderOptions['ffmpeg'];
  readonly logger: Logger;
  readonly streams: StreamDirectory;
  /** The method to decode a codec with, asked at each start of a decoder; software is taken where it does not start. */
  readonly method: (codec: StreamConfig['codec']) => LaneMethod;
  /** Core time, milliseconds. */
  readonly now?: () => number;
  /** What decoders start through; their own unless said otherwise. */
  readonly gate?: StartGate;
  /** See DecoderOptions. */
  readonly stallMs?: number;
  /** See LaneHealth. */
  readonly badMs?: number;
}

/**
 * Starts under way at once, and how long each may take before the next goes ahead: a start is mostly computing, so that 64 at once only make each other late,
 * and the wall that is there already too.
 */
const startGate = { width: 4, holdMs: 400 };

/** One open feed of a viewer. */
export interface DecodedFeed extends Disposable {
  /** Another size or tier; the pictures go on without a gap or a step back. */
  tune(wish: PictureWish, tier: FeedTier): void;
}

export interface LaneStats {
  readonly cameraId: string;
  readonly role: StreamRole;
  /** Room of the pictures in pixels. */
  readonly width: number;
  readonly height: number;
  /** Null while no decoder runs. */
  readonly method: LaneMethod | null;
  readonly pid: number | undefined;
  readonly pictures: number;
  /** Packets that were not decoded: waiting for a keyframe, too slow a machine, or keyframes only. */
  readonly leftOut: number;
}

export interface LaneBad {
  readonly cameraId: string;
  readonly role: StreamRole;
  readonly bad: boolean;
}

/** The ffmpeg lane of all viewers: whoever wants the same stream in the same size shares one decoder. */
export interface DecodeLanes {
  /** Opens a feed; null when the camera or role is not known. The viewer gets status and config at once, and a picture as soon as the cached group is decoded. */
  open(
    cameraId: string,
    role: StreamRole,
    wish: PictureWish,
    tier: FeedTier,
    viewer: LaneViewer,
  ): DecodedFeed | null;
  /** Its decoders died three times in a row and have not given pictures for a minute since. */
  isBad(cameraId: string, role: StreamRole): boolean;
  /** Fires when that changes. */
  readonly onBad: Emitter<LaneBad>;
  stats(): LaneStats[];
  /** Ends all decoders; settles when their processes are gone. */
  dispose(): Promise<void>;
}

/** Makes the lanes; nothing is decoded until a feed is opened. */
export function createDecodeLanes(options: DecodeLanesOptions): DecodeLanes {
  return new Lanes(options);
}

/** A wheel that zooms wants a new size at every notch: a decoder is started for the last of them. */
const calmMs = 250;

interface Held {
  /** A camera that was taken out of the list and put back has another one. */
  readonly stream: PulledStream;
  readonly cameraId: string;
  readonly role: StreamRole;
  readonly room: { readonly width: number; readonly height: number };
  readonly feed: LaneFeed;
}

class Lanes implements DecodeLanes {
  readonly onBad = new Emitter<LaneBad>();
  private readonly options: DecodeLanesOptions;
  private readonly feeds = new Map<string, Held>();
  private readonly healths = new Map<string, LaneHealth>();
  private readonly seats = new Set<DecodedFeed>();
  private readonly running = new Set<Promise<void>>();

  private readonly gate: StartGate;

  constructor(options: DecodeLanesOptions) {
    this.options = options;
    this.gate = options.gate ?? new StartGate(startGate);
  }

  open(
    cameraId: string,
    role: StreamRole,
    wish: PictureWish,
    tier: FeedTier,
    viewer: LaneViewer,
  ): DecodedFeed | null {
    const stream = this.options.streams.stream(cameraId, role);
    if (stream === null) return null;
    let config: StreamConfig | null = null;
    let wanted = { wish, tier };
    const seat = new LaneSeat(viewer, { letGo: (feed, user) => this.letGo(feed, user) });
    // The room depends on the stream's shape, so that a connection to another shape may be for another feed.
    const sit = () => {
      const { widthPx: width, heightPx: height } = wanted.wish;
      seat.sit(this.feedOf(cameraId, role, sizeBucket({ width, height }, config), stream), wanted.tier);
    };
    // Joined before the feed is: a new connection is told before its pictures.
    const joined = stream.join({
      onStatus: (status) => viewer.onStatus(status),
      onConfig: (generation, now, extradata) => {
        config = now;
        viewer.onConfig(generation, now, extradata);
        sit();
      },
      onPacket: () => {},
    });
    let calm: NodeJS.Timeout | undefined;
    const open = {
      tune: (newWish: PictureWish, newTier: FeedTier) => {
        const sameTier = newTier === wanted.tier;
        wanted = { wish: newWish, tier: newTier };
        clearTimeout(calm);
        if (sameTier) calm = setTimeout(sit, calmMs);
        else sit();
      },
      dispose: () => {
        clearTimeout(calm);
        this.seats.delete(open);
        seat.dispose();
        joined.dispose();
      },
    };
    this.seats.add(open);
    sit();
    return open;
  }

  isBad(cameraId: string, role: StreamRole): boolean {
    return this.healths.get(`${role} ${cameraId}`)?.isBad ?? false;
  }

  stats(): LaneStats[] {
    return [...this.feeds.values()].map(({ cameraId, role, room, feed }) => {
      const { method, pid, pictures, leftOut } = feed;
      return { cameraId, role, ...room, method, pid, pictures, leftOut };
    });
  }

  async dispose(): Promise<void> {
    for (const seat of [...this.seats]) seat.dispose();
    for (const health of this.healths.values()) health.dispose();
    this.onBad.dispose();
    await Promise.all(this.running);
  }

  private feedOf(cameraId: string, role: StreamRole, room: Held['room'], stream: PulledStream): LaneFeed {
    const key = `${role} ${room.width}x${room.height} ${cameraId}`;
    const held = this.feeds.get(key);
    if (held?.stream === stream) return held.feed;
    const { ffmpeg, method, logger, now = coreTimeMs, stallMs } = this.options;
    const feed = new LaneFeed({
      stream,
      room,
      ffmpeg,
      method,
      now,
      gate: this.gate,
      stallMs,
      health: this.healthOf(cameraId, role),
      logger: logger.child(`decoder ${cameraId} ${role}`),
      onProcess: (ended) => {
        this.running.add(ended);
        void ended.finally(() => this.running.delete(ended));
      },
    });
    this.feeds.set(key, { stream, cameraId, role, room, feed });
    return feed;
  }

  private healthOf(cameraId: string, role: StreamRole): LaneHealth {
    const key = `${role} ${cameraId}`;
    const known = this.healths.get(key);
    if (known) return known;
    const health = new LaneHealth({ badMs: this.options.badMs });
    health.onBad.on((bad) => this.onBad.fire({ cameraId, role, bad }));
    this.healths.set(key, health);
    return health;
  }

  private letGo(feed: LaneFeed, user: LaneFeedUser): void {
    feed.remove(user);
    if (feed.isUsed) return;
    feed.dispose();
    for (const [key, held] of this.feeds) if (held.feed === feed) this.feeds.delete(key);
  }
}
