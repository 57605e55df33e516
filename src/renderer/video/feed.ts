import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { IngestStatus } from '../../shared/media/ingest-status.ts';
import { packetFlag, type StreamConfig } from '../../shared/media/media-message.ts';
import type { FeedLane } from '../../shared/wall/feed-order.ts';
import { isClosing } from '../../shared/wall/tile-state.ts';
import type { DecoderFault, FeedSource, SourceRecord, StreamSize } from './feed-source.ts';
import type { FeedTuning, FeedWish } from './feed-wish.ts';
import { FrameInterval } from './frame-interval.ts';
import type { KeyframeSpacing } from './keyframe-spacing.ts';
import type { OpeningTurns } from './opening-turns.ts';
import { PacketSource } from './packet-source.ts';
import type { Picture } from './picture.ts';
import { PictureSource } from './picture-source.ts';
import { WaitingPictures } from './waiting-pictures.ts';

/** How long leaving out counts as the tile's reason. */
const sheddingForMs = 3000;
/** Where every picture is a keyframe the core passes on about one a second. */
const densePaceMs = 1000;
/** In the tier `half` a step of so many usual ones is the rest until the next keyframe. */
const restSteps = 4;
/** Two pictures closer than this are not a keyframe and the next one. */
const pictureStepMs = 1500;

/** One open stream in one lane: what its source gives waits to be drawn, a few at most, and one picture is kept as drawn. */
export class Feed {
  readonly slot: number;
  readonly cameraId: string;
  readonly role: StreamRole;
  readonly lane: FeedLane;
  ingest: IngestStatus | null = null;
  received = 0;
  dropped = 0;
  firstReceivedAtMs: number | null = null;
  shown: Picture | null = null;
  readonly interval = new FrameInterval();
  /** The stream's time between keyframes. Feeds of one stream share it: what one lane has seen, another knows. */
  readonly keyframes: KeyframeSpacing;
  /** Hears of every picture before it is shown; the frame stays the feed's. */
  onPicture: ((picture: Picture) => void) | null = null;
  /** Told of each picture that comes while none has been drawn yet. */
  onFirst: (() => void) | null = null;
  private readonly now: () => number;
  private readonly source: FeedSource;
  private readonly waiting = new WaitingPictures();
  private tuned: FeedTuning;
  private generation = -1;
  private settling: boolean;
  private shed: { why: 'cpu' | 'network'; untilMs: number } | null = null;

  /** `now` gives core time; `shared` is what the feed has in common with others of its window. */
  constructor(
    slot: number,
    wish: FeedWish,
    shared: { readonly keyframes: KeyframeSpacing; readonly turns: OpeningTurns },
    now: () => number,
  ) {
    this.slot = slot;
    this.cameraId = wish.cameraId;
    this.role = wish.role;
    this.lane = wish.lane;
    this.keyframes = shared.keyframes;
    this.tuned = wish;
    this.settling = wish.tier === 'keyframes';
    this.now = now;
    const sink = {
      picture: (picture: Picture) => this.onSourcePicture(picture),
      dropped: (count: number) => {
        this.dropped += count;
      },
      leftOut: (why: 'cpu' | 'network') => {
        this.shed = { why, untilMs: this.now() + sheddingForMs };
      },
      forget: () => this.waiting.clear(),
    };
    this.source =
      wish.lane === 'ffmpeg'
        ? new PictureSource(now, sink)
        : new PacketSource(wish.tier, shared.turns, now, sink);
  }

  /** What it was opened with, or tuned to since. */
  get wish(): FeedWish {
    const { cameraId, role, lane, tuned } = this;
    return { cameraId, role, lane, tier: tuned.tier, widthPx: tuned.widthPx, heightPx: tuned.heightPx };
  }

  /** True where a picture may stand until the next keyframe: in tiers that leave pictures out, and after them until pictures follow one another again. */
  get rests(): boolean {
    return this.settling || this.tuned.tier === 'half';
  }

  /**
   * True when a picture waits to be drawn. Of a cached run these are the first, so that the tile has one at once, and the last; what lies
   * between would be seen as a film in a hurry.
   */
  get ready(): boolean {
    const { next, keepsAll } = this.waiting;
    if (!next) return false;
    return !next.cached || keepsAll || this.shown === null || !this.source.runGoesOn;
  }

  /** The picture that `take` would give now. */
  get next(): Picture | null {
    return this.ready ? this.waiting.peek(this.now()) : null;
  }

  /** The camera's connection that pictures are of, counted: only within one do their times in the stream compare. */
  get connection(): number {
    return this.generation;
  }

  /** It is about to take over from another feed: whatever comes waits, until `pass` or `take`. One that a tile shows already goes on as it does. */
  standBy(): void {
    if (this.shown === null) this.waiting.keepAll();
  }

  /** Forgets pictures of one that stands by as long as `isPast`, but for the newest; gives the one that `take` would. */
  pass(isPast: (picture: Picture) => boolean): Picture | null {
    if (this.shown === null) this.waiting.pass(isPast);
    return this.next;
  }

  /** It goes slowly now, so that another feed catches up with it: nothing is left out. */
  linger(): void {
    this.waiting.keepAll();
  }

  /** That is over. */
  goOn(): void {
    this.waiting.ease();
  }

  /** The usual time between pictures in the tier that is shown, while it moves; milliseconds, null while unknown. */
  get intervalMs(): number | null {
    return this.settling ? this.groupMs : this.interval.valueMs;
  }

  /** How long a picture usually stands at most; milliseconds, null while unknown. */
  get longestStepMs(): number | null {
    return this.rests ? this.groupMs : this.interval.valueMs;
  }

  private get groupMs(): number | null {
    const dense = this.config?.codec === 'mjpeg' ? Math.max(densePaceMs, this.interval.valueMs ?? 0) : null;
    return this.keyframes.valueMs ?? dense;
  }

  /** The size of the stream's own pictures where the shown ones are scaled; null while unknown or where they are not. */
  get streamSize(): StreamSize | null {
    return this.source.size;
  }

  /** The stream as its camera describes it; null before the first connection. */
  get config(): StreamConfig | null {
    return this.source.config;
  }

  get waitingForKeyframe(): boolean {
    return this.source.waitingForKeyframe;
  }

  get fault(): DecoderFault | null {
    return this.source.fault;
  }

  /** The decoder in words, for the report. */
  get detail(): string {
    return this.source.detail;
  }

  get method(): string | null {
    return this.source.method;
  }

  get shedding(): 'cpu' | 'network' | null {
    return this.shed && this.shed.untilMs > this.now() ? this.shed.why : null;
  }

  /** True when this person may not see the camera, or not any more. */
  get barred(): boolean {
    return isClosing(this.ingest?.reason ?? null);
  }

  onStatus(status: IngestStatus): void {
    this.ingest = status;
    if (this.barred) this.forgetPictures();
  }

  /** A new connection to the camera: the old picture stays, the decoder starts anew. */
  onConfig(generation: number, config: StreamConfig, extradata: Uint8Array): void {
    this.generation = generation;
    this.source.start(config, extradata);
    this.interval.restart();
    this.keyframes.restart();
  }

  onRecord(record: SourceRecord): void {
    if (record.kind !== 'lane') {
      if (record.generation !== this.generation) return;
      if ((record.flags & packetFlag.cached) === 0) this.count();
      if (record.kind === 'packet' && (record.flags & packetFlag.keyframe) !== 0)
        this.keyframes.add(record.ptsMs);
    }
    this.source.accept(record);
  }

  /** The core is told by FeedTable. */
  tune(tuning: FeedTuning): void {
    if (tuning.tier !== this.tuned.tier) {
      this.settling = true;
      this.interval.restart();
      this.source.setTier(tuning.tier);
    }
    this.tuned = tuning;
  }

  /** The picture to draw now, if there is a new one; it becomes `shown` and the one before is closed. */
  take(): Picture | null {
    const taken = this.ready ? this.waiting.take(this.now()) : null;
    if (!taken) return null;
    this.dropped += taken.lost;
    this.shown?.frame.close();
    this.shown = taken.picture;
    return taken.picture;
  }

  /** Comes a few times a second. `visible`: whether the window's document is. */
  watch(visible: boolean): void {
    this.source.watch(visible);
  }

  /** The core is gone: whatever it says after it came back starts anew. */
  onCoreLost(): void {
    this.source.stop();
    this.waiting.clear();
    this.generation = -1;
  }

  dispose(): void {
    this.onPicture = null;
    this.onFirst = null;
    this.source.stop();
    this.waiting.clear();
    this.shown?.frame.close();
    this.shown = null;
  }

  /** Not one picture is kept of a camera that may not be seen. */
  private forgetPictures(): void {
    this.onCoreLost();
    this.shown?.frame.close();
    this.shown = null;
  }

  private count(): void {
    this.received++;
    this.firstReceivedAtMs ??= this.now();
  }

  private onSourcePicture(picture: Picture): void {
    this.keepTime(picture);
    this.onPicture?.(picture);
    this.dropped += this.waiting.push(picture);
    if (this.shown === null) this.onFirst?.();
  }

  private keepTime({ ptsMs }: Picture): void {
    if (this.tuned.tier === 'keyframes') {
      this.keyframes.add(ptsMs);
      return;
    }
    this.interval.add(ptsMs, this.tuned.tier === 'half' ? restSteps : undefined);
    if (this.interval.lastStepMs !== null && this.interval.lastStepMs < pictureStepMs) this.settling = false;
  }
}
