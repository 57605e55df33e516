import { judgeTile } from '../../shared/wall/judge-tile.ts';
import { fitPicture, type TileRect } from '../../shared/wall/layout.ts';
import type { TileReport } from '../../shared/wall/tile-report.ts';
import { AgeHistogram } from './age-histogram.ts';
import type { Feed, Picture } from './feed.ts';
import { type PaintJob, wholePicture } from './painter.ts';
import type { TileWish } from './wall-message.ts';

/** Counts of a feed at the moment a tile began to show it. */
interface Joined {
  readonly feed: Feed;
  readonly received: number;
  readonly dropped: number;
}

/** A camera in a tile: which feed it shows, what is on the glass, and its figures since the camera was put there. */
export class TileView {
  wish: TileWish;
  /** Where the picture was last drawn, null when the tile must be wiped before it is drawn again. */
  drawnRect: TileRect | null = null;
  private readonly askedAtMs: number;
  private shows: Joined;
  private next: Joined | null = null;
  private readonly ages = new AgeHistogram();
  private firstPictureAtMs: number | null = null;
  private presented = 0;
  private dropped = 0;
  private received = 0;
  private pictureAtMs: number | null = null;
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
    this.next = feed && joined(feed);
  }

  /** The next feed has its picture: it takes over. The feed that was shown is returned. */
  swap(): Feed {
    const { feed } = this.shows;
    this.received += feed.received - this.shows.received;
    this.dropped += feed.dropped - this.shows.dropped;
    this.shows = this.next ?? this.shows;
    this.next = null;
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

  /** Books the feed's picture as drawn once more, in a new place or beside another tile of its camera: nothing newer is shown by it. */
  redrew(picture: Picture, nowMs: number): void {
    this.firstPictureAtMs ??= nowMs;
    this.drawnAtMs = this.pictureAtMs === picture.arrivedAtMs ? this.drawnAtMs : nowMs;
    this.pictureAtMs = picture.arrivedAtMs;
  }

  /** Books a new picture as drawn. Times are core time. */
  drew(picture: Picture, nowMs: number): void {
    this.pictureAtMs = picture.arrivedAtMs;
    this.drawnAtMs = nowMs;
    if (this.firstPictureAtMs === null) this.firstPictureAtMs = nowMs;
    else if (!picture.cached) this.presented++;
    if (!picture.cached) this.ages.add(nowMs - picture.arrivedAtMs);
  }

  /** What the window is told of this tile. `nowMs` is core time. */
  report(nowMs: number, coreReachable: boolean): TileReport {
    const { feed } = this;
    const verdict = judgeTile({
      nowMs,
      coreReachable,
      ingest: feed.ingest,
      pictureAtMs: this.pictureAtMs,
      drawnAtMs: this.drawnAtMs,
      frameIntervalMs: feed.interval.valueMs,
      decoderFault: feed.fault,
      waitingForKeyframe: feed.waitingForKeyframe,
      shedding: feed.shedding,
      roles: this.wish.roles,
      shown: feed.role,
      awaited: this.nextFeed && { reason: this.nextFeed.fault ?? this.nextFeed.ingest?.reason ?? null },
    });
    const frame = feed.shown?.frame;
    return {
      tile: this.wish.tile,
      cameraId: this.wish.cameraId,
      ...verdict,
      detail: feed.faultDetail || (feed.ingest?.detail ?? ''),
      attempt: feed.ingest?.attempt ?? 1,
      codec: feed.config?.codec ?? null,
      width: frame?.displayWidth ?? feed.config?.width ?? null,
      height: frame?.displayHeight ?? feed.config?.height ?? null,
      stream: feed.role,
      lane: feed.config ? 'webcodecs' : null,
      ...this.figures(nowMs),
    };
  }

  private figures(nowMs: number) {
    const { feed, received, dropped } = this.shows;
    const sinceMs = Math.max(this.askedAtMs, feed.firstReceivedAtMs ?? nowMs);
    return {
      receivedFps: perSecond(this.received + feed.received - received, nowMs - sinceMs),
      presentedFps: perSecond(this.presented, nowMs - (this.firstPictureAtMs ?? nowMs)),
      dropped: this.dropped + feed.dropped - dropped,
      firstPictureMs:
        this.firstPictureAtMs === null ? null : Math.round(this.firstPictureAtMs - this.askedAtMs),
      ageMs: this.ages.summary,
      pictureAtMs: this.pictureAtMs,
    };
  }
}

function joined(feed: Feed): Joined {
  return { feed, received: feed.received, dropped: feed.dropped };
}

function perSecond(count: number, elapsedMs: number): number {
  return elapsedMs <= 0 ? 0 : Math.round((count / elapsedMs) * 100_000) / 100;
}
