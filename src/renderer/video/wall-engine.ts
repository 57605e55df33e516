import { type Disposable, DisposableStore, toDisposable } from '../../shared/base/disposable.ts';
import type { BridgeEndpoint } from '../../shared/contract/window-identity.ts';
import type { MediaRecord } from '../../shared/media/media-message.ts';
import type { TileRect } from '../../shared/wall/layout.ts';
import type { PictureRegion } from '../../shared/wall/picture-region.ts';
import type { TileReport } from '../../shared/wall/tile-report.ts';
import { CoreClock } from './core-clock.ts';
import type { Feed } from './feed.ts';
import { FeedTable } from './feed-table.ts';
import { FullPicture } from './full-picture.ts';
import type { PacketRecord } from './media-reader.ts';
import { MediaSocket } from './media-socket.ts';
import { startPaintClock } from './paint-clock.ts';
import { paintRateHz } from './paint-rate.ts';
import type { Painter } from './painter.ts';
import type { Picture } from './picture.ts';
import type { TileView } from './tile-view.ts';
import { TileViews } from './tile-views.ts';
import type { CanvasSize, ShownFrame, TileWish } from './wall-message.ts';

const judgeEveryMs = 250;
const reportEveryMs = 1000;
const warnEveryMs = 1000;
/** Rounds of painting out of turn come no closer than this. */
const hurryEveryMs = 40;
/** A round of painting that takes longer than this hangs. */
const roundWithinMs = 5000;
export interface WallEngineOptions {
  readonly bridge: BridgeEndpoint;
  readonly painter: Painter;
  onTiles(reports: readonly TileReport[]): void;
  onAlive(): void;
}

/** All tiles of one window: streams in, pictures out, and the truth about each tile. */
export class WallEngine implements Disposable {
  private readonly options: WallEngineOptions;
  private readonly clock = new CoreClock();
  private readonly socket: MediaSocket;
  private readonly feeds: FeedTable;
  private readonly tiles: TileViews;
  private readonly fullPictures: FullPicture;
  private readonly owned = new DisposableStore();
  private size: CanvasSize = { width: 0, height: 0 };
  private wanted: { size: CanvasSize; tiles: readonly TileWish[]; askedAtMs: number } | null = null;
  private painting = false;
  private hurried: ReturnType<typeof setTimeout> | null = null;
  private hurriedAtMs = -Infinity;
  private roundFromMs = 0;
  private warnedAtMs = -Infinity;
  private readonly warnedOf = new WeakSet<Feed>();
  private afterRound: (() => void)[] = [];
  private lastVerdicts = '';
  private reportedAtMs = 0;
  private hz = paintRateHz([null]);
  private visible = true;

  constructor(options: WallEngineOptions) {
    this.options = options;
    this.feeds = new FeedTable(
      () => this.clock.nowMs(),
      (message) => this.socket.send(message),
      () => this.hurry(),
    );
    this.tiles = new TileViews(this.feeds);
    this.fullPictures = new FullPicture(this.feeds);
    this.socket = new MediaSocket({
      bridge: options.bridge,
      clock: this.clock,
      onPacket: (packet) => this.onPacket(packet),
      onRecord: (record) => this.onRecord(record),
      onUp: () => this.feeds.reopen(),
      onDown: () => this.onDown(),
    });
    this.owned.add(this.socket);
    this.owned.add(
      startPaintClock(
        () => this.hz,
        () => void this.paint(),
      ),
    );
    const timer = setInterval(() => this.judge(), judgeEveryMs);
    this.owned.add(toDisposable(() => clearInterval(timer)));
  }

  /** What the canvas shall show from now on; `askedAtMs` is window time. */
  setTiles(size: CanvasSize, tiles: readonly TileWish[], askedAtMs: number): void {
    this.wanted = { size, tiles, askedAtMs };
    void this.paint();
  }

  /** Calls `run` right after the next round of painting: the canvas is whole then, and the next round is farthest away. */
  whenPainted(run: () => void): void {
    this.afterRound.push(run);
  }

  /** Whether the page can be seen. */
  setVisible(visible: boolean): void {
    this.visible = visible;
  }

  /** The picture that the tile shows now, in its stream's own size, as a frame of the caller's own; null when it shows none. */
  async shownFrame(tile: number): Promise<ShownFrame | null> {
    const feed = this.tiles.all.find(({ wish }) => wish.tile === tile)?.feed;
    if (!feed?.shown) return null;
    const { frame, arrivedAtMs } = feed.shown;
    const own = { frame: frame.clone(), arrivedAtMs, cameraId: feed.cameraId, stream: feed.role };
    const scaled =
      feed.lane === 'ffmpeg' && frame.displayWidth < ((feed.streamSize ?? feed.config)?.width || Infinity);
    if (!scaled) return own;
    const full = await this.fullPictures.take(feed, arrivedAtMs).catch((error: unknown) => {
      console.warn(`full picture: ${String(error)}`);
      return null;
    });
    if (!full) return own;
    own.frame.close();
    return { ...own, ...full };
  }

  dispose(): void {
    clearTimeout(this.hurried ?? undefined);
    this.owned.dispose();
    this.tiles.clear();
  }

  private onPacket(packet: PacketRecord): void {
    this.give(packet.slot, (feed) => feed.onRecord(packet));
  }

  private onRecord(record: Exclude<MediaRecord, PacketRecord>): void {
    if (record.kind === 'pong' || record.kind === 'sound') return;
    this.give(record.slot, (feed) => {
      if (record.kind === 'status') feed.onStatus(record.status);
      else if (record.kind === 'config') feed.onConfig(record.generation, record.config, record.extradata);
      else feed.onRecord(record);
    });
  }

  /** What one feed cannot take is not to cost the others their socket. */
  private give(slot: number, hand: (feed: Feed) => void): void {
    const feed = this.feeds.ofSlot(slot);
    if (!feed) return;
    try {
      hand(feed);
    } catch (error) {
      feed.dropped++;
      if (!this.warnedOf.has(feed)) console.warn(`feed of ${feed.cameraId}: ${String(error)}`);
      this.warnedOf.add(feed);
    }
  }

  private onDown(): void {
    for (const feed of this.feeds.all) feed.onCoreLost();
    this.judge();
  }

  /**
   * An empty tile does not wait for the clock: its first picture is drawn as soon as those that came with it are there too. Where many come one after the other
   * they share rounds: each hands the whole canvas over, and the time is better spent on the pictures that are still to come.
   */
  private hurry(): void {
    this.hurried ??= setTimeout(
      () => {
        this.hurried = null;
        this.hurriedAtMs = performance.now();
        void this.paint();
      },
      Math.max(0, this.hurriedAtMs + hurryEveryMs - performance.now()),
    );
  }

  /** One round: first the wishes, then every feed that has a new picture. Rounds never overlap, so no picture lands in a tile that has changed hands. */
  private async paint(): Promise<void> {
    if (this.painting) return;
    this.painting = true;
    this.roundFromMs = performance.now();
    const { wanted } = this;
    try {
      if (wanted)
        await this.arrange(wanted).catch((error: unknown) => {
          this.warn('layout', error);
          this.wanted ??= wanted;
        });
      this.tiles.swapFeeds(this.clock.nowMs());
      this.wipeBarred();
      for (const feed of this.feeds.all) {
        const picture = this.tiles.hold(feed) ? null : feed.take();
        if (picture) await this.show(feed, picture);
      }
    } finally {
      this.painting = false;
      for (const run of this.afterRound.splice(0)) run();
    }
  }

  /** A right that has ended takes the picture from the glass with it. */
  private wipeBarred(): void {
    for (const view of this.tiles.all) {
      if (!view.mustBeWiped) continue;
      this.options.painter.wipe(view.wish.rect);
      view.wiped();
    }
  }

  private async show(feed: Feed, picture: Picture): Promise<void> {
    for (const view of this.tiles.all) {
      if (view.feed !== feed) continue;
      if (await this.draw(view, picture)) view.drew(picture, this.clock.nowMs());
    }
  }

  /** False when the painter could not: the tile's ground is wiped with its next picture then. */
  private async draw(view: TileView, picture: Picture): Promise<boolean> {
    const job = view.place(picture);
    if (job.rect.width < 1 || job.rect.height < 1) return true;
    try {
      await this.options.painter.paint(picture.frame, job);
      return true;
    } catch (error) {
      view.drawnRect = null;
      this.warn('painter', error);
      return false;
    }
  }

  private warn(what: string, error: unknown): void {
    const nowMs = performance.now();
    if (nowMs - this.warnedAtMs < warnEveryMs) return;
    this.warnedAtMs = nowMs;
    console.warn(`${what}: ${String(error)}`);
  }

  private async arrange({ size, tiles, askedAtMs }: NonNullable<typeof this.wanted>): Promise<void> {
    this.wanted = null;
    const resized = size.width !== this.size.width || size.height !== this.size.height;
    if (resized) this.options.painter.resize(size);
    this.size = size;
    const old = this.tiles.arrange(tiles, this.clock.nowMs(askedAtMs));
    const views = this.tiles.all;
    const moved = views.filter((view) => resized || !sameRect(old.get(view)?.rect, view.wish.rect));
    if (!resized)
      for (const [view, { rect }] of old)
        if (moved.includes(view) || !views.includes(view)) this.options.painter.wipe(rect);
    for (const view of moved) view.drawnRect = null;
    for (const view of views)
      if (moved.includes(view) || !sameRegion(old.get(view)?.region, view.wish.region))
        await this.redraw(view);
    this.tiles.chooseFeeds();
    this.judge(true);
  }

  /** The tile has a new place or shows another part, or is new beside another of its camera: its picture is drawn anew at once. */
  private async redraw(view: TileView): Promise<void> {
    const picture = view.feed.shown;
    if (!picture) {
      this.options.painter.wipe(view.wish.rect);
      return;
    }
    if (await this.draw(view, picture)) view.redrew(picture, this.clock.nowMs());
  }

  private judge(always = false): void {
    for (const feed of this.feeds.all) feed.watch(this.visible);
    // Nothing is drawn any more: the window takes this worker's silence for what it is.
    if (this.painting && performance.now() - this.roundFromMs > roundWithinMs) return;
    this.options.onAlive();
    const moving = [...this.feeds.all].filter(({ wish }) => wish.tier !== 'keyframes');
    this.hz = paintRateHz(moving.map(({ interval }) => interval.valueMs));
    const nowMs = this.clock.nowMs();
    const reports = this.tiles.all.map((view) => view.report(nowMs, this.socket.up));
    const verdicts = reports
      .map(({ tile, state, reason, stream, lane }) => [tile, state, reason, stream, lane].join(' '))
      .join();
    if (!always && verdicts === this.lastVerdicts && nowMs - this.reportedAtMs < reportEveryMs - 50) return;
    this.lastVerdicts = verdicts;
    this.reportedAtMs = nowMs;
    this.options.onTiles(reports);
  }
}

function sameRect(a: TileRect | undefined, b: TileRect): boolean {
  return a?.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

function sameRegion(a: PictureRegion | null | undefined, b: PictureRegion | null): boolean {
  if (!a || !b) return !a && !b;
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
