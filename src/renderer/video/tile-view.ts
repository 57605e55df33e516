import { judgeTile } from '../../shared/wall/judge-tile.ts';
import { fitPicture, type TileRect } from '../../shared/wall/layout.ts';
import type { FailingFeed, TileReport } from '../../shared/wall/tile-report.ts';
import { AgeHistogram } from './age-histogram.ts';
import type { Feed } from './feed.ts';
import { type PaintJob, wholePicture } from './painter.ts';
import type { Picture } from './picture.ts';
import { RecentRate } from './recent-rate.ts';
import { SwapGate } from './swap-gate.ts';
import type { TileWish } from './wall-message.ts';

/** Counts of a feed at the moment a tile began to show it. */
interface Joined {
  readonly feed: Feed;
  readonly received: number;
  readonly dropped: number;
}

/** Of the picture on the glass, its times and the stream and connection that it is of. */
type OnGlass = Pick<Picture, 'arrivedAtMs' | 'ptsMs'> & Pick<Feed, 'role' | 'connection'>;

/** Why a tile in this tier is not at its best. */
const tierReason = { all: null, half: 'half-rate', keyframes: 'keyframes-only' } as const;

/** In one stream the times of arrival and of the pictures themselves differ by less than this, unless the camera's clock was set in between. */
const reorderMs = 1000;

/** A camera in a tile: which feed it shows, what is on the glass, and its figures since the camera was put there. */
export class TileView {
  wish: TileWish;
  /** Where the picture was last drawn, null when the tile must be wiped before it is drawn again. */
  drawnRect: TileRect | null = null;
  private readonly askedAtMs: number;
  private shows: Joined;
  private next: { readonly feed: Feed; readonly gate: SwapGate } | null = null;
  private held = false;
  private readonly ages = new AgeHistogram();
  private readonly rate = new RecentRate();
  private firstPictureAtMs: number | null = null;
  private presented = 0;
  private dropped = 0;
  private received = 0;
  /** Since when packets or pictures came for the tile, whichever feed it showed. */
  private receivedFromMs: number | null = null;
  private pictureAtMs: number | null = null;
  private onGlass: OnGlass | null = null;
  private drawnAtMs: number | null = null;

  /** `askedAtMs`: core time at which the camera was put into the tile. */
  constructor(wish: TileWish, feed: Feed, askedAtMs: number) {
    this.wish = wish;
    this.askedAtMs = askedAtMs;
    this.shows = joined(feed);
  }

  get feed(): Feed {
    return this.shows.feed;
  }

  get nextFeed(): Feed | null {
    return this.next?.feed ?? null;
  }

  /** Wants another feed of the camera: the one shown stays until the new one has a picture. Null takes that back. */
  prepare(feed: Feed | null): void {
    this.next = feed && { feed, gate: new SwapGate() };
    feed?.standBy();
    this.goOn();
  }

  /** True while the picture on the glass stands, because the next feed is about to catch up with it. */
  get holds(): boolean {
    return this.held;
  }

  /** True when it is time to `swap`. `nowMs` is core time. */
  wantsSwap(nowMs: number): boolean {
    if (!this.next) {
      this.goOn();
      return false;
    }
    const { gate, feed } = this.next;
    const { onGlass } = this;
    const timeOf = (picture: Picture) => (onGlass ? timeBeside(onGlass, feed, picture) : picture.arrivedAtMs);
    const glassMs = onGlass?.arrivedAtMs ?? null;
    const picture = feed.pass((one) => glassMs !== null && timeOf(one) < glassMs);
    const verdict = gate.judge(glassMs, picture && timeOf(picture), nowMs, {
      forMs: nowMs - (this.drawnAtMs ?? nowMs),
      stepMs: Math.max(this.feed.intervalMs ?? 0, feed.intervalMs ?? 0),
    });
    if (verdict === 'hold' || verdict === 'step') this.feed.linger();
    else this.goOn();
    this.held = verdict === 'hold';
    return verdict === 'swap';
  }

  /** The next feed has its picture: it takes over at `nowMs`, core time; what it received before was not the tile's. The feed that was shown is returned. */
  swap(nowMs: number): Feed {
    const { feed } = this.shows;
    this.receivedFromMs ??= this.receivedSince(feed);
    this.received += feed.received - this.shows.received;
    this.dropped += feed.dropped - this.shows.dropped;
    this.shows = joined(this.next?.feed ?? feed);
    this.receivedFromMs ??= nowMs;
    this.next = null;
    this.goOn();
    return feed;
  }

  /** Where a picture goes; the tile's ground is wiped with it when it goes elsewhere than before. A part is fitted by its own shape. */
  place({ frame }: Picture): PaintJob {
    const { region, rect: tile } = this.wish;
    const { width, height } = region ?? wholePicture;
    const rect = fitPicture(tile, frame.displayWidth * width, frame.displayHeight * height);
    const before = this.drawnRect;
    const same =
      before?.x === rect.x &&
      before.y === rect.y &&
      before.width === rect.width &&
      before.height === rect.height;
    this.drawnRect = rect;
    return { rect, region, ground: same ? null : tile };
  }

  /** True when its camera may not be seen and a picture of it is still on the glass. */
  get mustBeWiped(): boolean {
    return this.feed.barred && this.pictureAtMs !== null;
  }

  /** The tile is empty again. */
  wiped(): void {
    this.drawnRect = null;
    this.pictureAtMs = null;
    this.onGlass = null;
    this.drawnAtMs = null;
  }

  /** Books the feed's picture as drawn once more, in a new place or beside another tile of its camera: nothing newer is shown by it. */
  redrew(picture: Picture, nowMs: number): void {
    this.firstPictureAtMs ??= nowMs;
    this.drawnAtMs = this.pictureAtMs === picture.arrivedAtMs ? this.drawnAtMs : nowMs;
    this.put(picture);
  }

  /** Books a new picture as drawn. Times are core time. */
  drew(picture: Picture, nowMs: number): void {
    this.put(picture);
    this.drawnAtMs = nowMs;
    if (this.firstPictureAtMs === null) this.firstPictureAtMs = nowMs;
    else if (!picture.cached) this.presented++;
    if (!picture.cached) this.ages.add(nowMs - picture.arrivedAtMs);
  }

  /** What the window is told of this tile. `nowMs` is core time. */
  report(nowMs: number, coreReachable: boolean): TileReport {
    const { feed, nextFeed } = this;
    const verdict = judgeTile({
      nowMs,
      coreReachable,
      ingest: feed.ingest,
      pictureAtMs: this.pictureAtMs,
      drawnAtMs: this.drawnAtMs,
      frameIntervalMs: feed.longestStepMs,
      rests: feed.rests,
      decoderFault: feed.fault,
      waitingForKeyframe: feed.waitingForKeyframe,
      shedding: feed.shedding,
      roles: this.wish.roles,
      shown: feed.role,
      ordered: feed.role === this.wish.role ? orderedReason(this.wish) : null,
      awaited: nextFeed && {
        reason: nextFeed.fault ?? nextFeed.ingest?.reason ?? null,
        better: nextFeed.role === 'main' && feed.role === 'sub',
      },
    });
    return {
      tile: this.wish.tile,
      cameraId: this.wish.cameraId,
      ...verdict,
      detail: feed.detail || (feed.ingest?.detail ?? ''),
      attempt: feed.ingest?.attempt ?? 1,
      codec: feed.config?.codec ?? null,
      ...streamSize(feed),
      stream: feed.role,
      lane: feed.config ? feed.lane : null,
      method: feed.method,
      failing: failingOf(nextFeed) ?? failingOf(feed),
      ...this.figures(nowMs),
    };
  }

  private put({ arrivedAtMs, ptsMs }: Picture): void {
    const { feed } = this;
    this.pictureAtMs = arrivedAtMs;
    this.onGlass = { role: feed.role, connection: feed.connection, arrivedAtMs, ptsMs };
  }

  private goOn(): void {
    this.held = false;
    this.feed.goOn();
  }

  private receivedSince({ firstReceivedAtMs }: Feed): number | null {
    return firstReceivedAtMs === null ? null : Math.max(this.askedAtMs, firstReceivedAtMs);
  }

  private figures(nowMs: number) {
    const { feed, received, dropped } = this.shows;
    const sinceMs = this.receivedFromMs ?? this.receivedSince(feed) ?? nowMs;
    const allReceived = this.received + feed.received - received;
    const recent = this.rate.see([allReceived, this.presented], nowMs);
    return {
      receivedFps: perSecond(allReceived, nowMs - sinceMs),
      presentedFps: perSecond(this.presented, nowMs - (this.firstPictureAtMs ?? nowMs)),
      ...(recent && { recent: { receivedFps: recent[0] ?? 0, presentedFps: recent[1] ?? 0 } }),
      dropped: this.dropped + feed.dropped - dropped,
      firstPictureMs:
        this.firstPictureAtMs === null ? null : Math.round(this.firstPictureAtMs - this.askedAtMs),
      ageMs: this.ages.summary,
      pictureAtMs: this.pictureAtMs,
    };
  }
}

/**
 * When a picture of this feed would have arrived beside the one on the glass. In one stream the pictures' own times tell exactly which is newer, whatever the order in
 * which they came; of different ones only the arrival does, since their clocks are different.
 */
function timeBeside(glass: OnGlass, { role, connection }: Feed, picture: Picture): number {
  const ownMs = glass.arrivedAtMs + picture.ptsMs - glass.ptsMs;
  const isSame = glass.role === role && glass.connection === connection;
  return isSame && Math.abs(ownMs - picture.arrivedAtMs) < reorderMs ? ownMs : picture.arrivedAtMs;
}

function failingOf(feed: Feed | null): FailingFeed | null {
  if (feed?.fault !== 'unsupported-codec' && feed?.fault !== 'decoder-died') return null;
  return { stream: feed.role, lane: feed.lane, reason: feed.fault };
}

/** A tier that leaves pictures out is never the best, whatever the order says. */
function orderedReason({ ordered, tier }: TileWish): TileWish['ordered'] {
  return ordered && { reason: ordered.reason ?? tierReason[tier] };
}

/** Pictures of the ffmpeg lane have the tile's size: only its decoder tells of the stream, and the camera's description until it does. */
function streamSize(feed: Feed): { width: number | null; height: number | null } {
  const { lane, config, shown } = feed;
  const own = feed.streamSize ?? (config && config.width > 0 ? config : null);
  const frame = shown && { width: shown.frame.displayWidth, height: shown.frame.displayHeight };
  const { width, height } = (lane === 'ffmpeg' ? (own ?? frame) : (frame ?? own)) ?? {
    width: null,
    height: null,
  };
  return { width, height };
}

function joined(feed: Feed): Joined {
  return { feed, received: feed.received, dropped: feed.dropped };
}

function perSecond(count: number, elapsedMs: number): number {
  return elapsedMs <= 0 ? 0 : Math.round((count / elapsedMs) * 100_000) / 100;
}
