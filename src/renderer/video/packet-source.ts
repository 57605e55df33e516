import { LeadingPictures } from '../../shared/media/leading-pictures.ts';
import { packetFlag, type StreamConfig } from '../../shared/media/media-message.ts';
import { mostReorderedMs } from '../../shared/media/reordering.ts';
import type { FeedTier } from '../../shared/wall/feed-order.ts';
import { Backlog } from './backlog.ts';
import { CachedRun } from './cached-run.ts';
import { DecodeQueue } from './decode-queue.ts';
import { DriftWatch } from './drift-watch.ts';
import { FeedDecoder } from './feed-decoder.ts';
import type { DecoderFault, FeedSource, SourceRecord, SourceSink } from './feed-source.ts';
import type { PacketRecord } from './media-reader.ts';
import type { OpeningTurns } from './opening-turns.ts';
import { SilenceWatch } from './silence-watch.ts';

/** The webcodecs lane: packets go through a decoder of the browser, few at a time, and no faster than they can be shown. */
export class PacketSource implements FeedSource {
  /** The browser does not tell whether it decodes by hardware. */
  readonly method = null;
  /** Its pictures have the stream's size. */
  readonly size = null;
  private readonly now: () => number;
  private readonly sink: SourceSink;
  private readonly decoder: FeedDecoder;
  private readonly backlog = new Backlog();
  private readonly queue = new DecodeQueue();
  private readonly run: CachedRun;
  private readonly silence = new SilenceWatch();
  private readonly drift = new DriftWatch();
  private readonly leading = new LeadingPictures();
  private tier: FeedTier;
  private needKeyframe = true;
  private packetsAtGate = 0;
  private nextId = 1;
  /** Newest picture of the decoder, in the stream's own order. */
  private newest: { readonly ptsMs: number; readonly session: number } | null = null;
  /** After a cut back to live: what had arrived before is not decoded any more. */
  private liveFromMs = -Infinity;

  /** `now` gives core time; `turns` are those of all feeds of the window. */
  constructor(tier: FeedTier, turns: OpeningTurns, now: () => number, sink: SourceSink) {
    this.tier = tier;
    this.now = now;
    this.sink = sink;
    this.run = new CachedRun(turns, (packets) => {
      for (const packet of packets) this.submit(packet, true);
      this.pump();
    });
    this.decoder = new FeedDecoder(now, {
      onFrame: (id, frame) => this.onFrame(id, frame),
      onLost: (why) => {
        this.backlog.clear();
        this.run.forget();
        // A silent decoder is replaced time and again before it is known as silent.
        if (why === 'failed') this.silence.restart();
        this.sink.forget();
        this.gate();
      },
    });
  }

  get config(): StreamConfig | null {
    return this.decoder.config;
  }

  get fault(): DecoderFault | null {
    return this.decoder.fault;
  }

  get detail(): string {
    return this.decoder.detail;
  }

  get waitingForKeyframe(): boolean {
    return this.needKeyframe && this.packetsAtGate > 0;
  }

  get runGoesOn(): boolean {
    return this.run.isHeld || this.backlog.runGoesOn(this.decoder.reorderFrames);
  }

  start(config: StreamConfig, extradata: Uint8Array): void {
    this.stop();
    this.decoder.restart(config, extradata);
  }

  accept(record: SourceRecord): void {
    if (record.kind !== 'packet' || !this.config) return;
    if ((record.flags & packetFlag.afterGap) !== 0) {
      this.sink.leftOut('network');
      this.dropQueue();
      this.gate();
    }
    this.decoder.heed(record.ptsMs);
    if ((record.flags & packetFlag.cached) !== 0) this.acceptCached(record);
    else {
      this.silence.came();
      this.queue.push(record, this.now());
    }
    if (!this.run.isHeld && this.queue.isLate(this.now(), this.backlog.patience)) this.skip();
    this.pump();
  }

  /** Between keyframes there is nothing to go on from: all pictures come from the next keyframe on. */
  setTier(tier: FeedTier): void {
    if (tier !== 'keyframes' && this.tier === 'keyframes') this.gate();
    this.tier = tier;
  }

  /** A hidden document's decoder may rest: only a visible one is expected to put something out. */
  watch(visible: boolean): void {
    if (!visible) this.silence.restart();
    else if (this.silence.isSilent(this.now())) this.decoder.giveUp('the decoder gives no pictures out');
  }

  stop(): void {
    this.dropQueue();
    this.decoder.close();
    this.backlog.clear();
    this.run.forget();
    this.silence.restart();
    this.drift.restart();
    this.sink.forget();
    this.gate();
  }

  /** Gives the decoder what it has room for. */
  private pump(): void {
    for (let packet = this.next(); packet; packet = this.next()) {
      const { arrivedAtMs } = packet;
      const late = { arrivedAtMs, keyframe: isKeyframe(packet) };
      if (this.backlog.isBehind(late, this.now(), this.decoder.reorderFrames)) {
        this.fallBack();
        this.sink.dropped(1);
      } else this.submit(packet, false);
    }
  }

  private next(): PacketRecord | null {
    if (this.run.isHeld) return null;
    return this.queue.next(this.backlog.size, this.decoder.reorderFrames);
  }

  private acceptCached(packet: PacketRecord): void {
    if (this.run.takes(packet)) return;
    this.submit(packet, true);
    // A decoder that holds pictures back for their order gives the keyframe out only with what follows it.
    if (isKeyframe(packet) && this.backlog.size > 0 && this.decoder.reorderFrames === 0) this.run.begin();
  }

  private submit(packet: PacketRecord, cached: boolean): void {
    const keyframe = isKeyframe(packet);
    if (this.tier === 'keyframes' && !keyframe) return;
    if (this.passes(packet, keyframe)) this.decode(packet, keyframe, cached);
    else if (!cached) this.sink.dropped(1);
  }

  /** Too much waits: it is left out up to the newest keyframe that waits, or the next that comes. */
  private skip(): void {
    this.sink.dropped(this.queue.skip(isKeyframe, this.now()));
    this.sink.leftOut('cpu');
    this.gate();
  }

  private dropQueue(): void {
    this.sink.dropped(this.queue.clear(this.now()));
  }

  private gate(): void {
    this.needKeyframe = true;
    this.packetsAtGate = 0;
  }

  /** Forgets what is under way: decoded, it would be shown late and in a rush. */
  private fallBack(): void {
    this.decoder.close();
    this.sink.dropped(this.backlog.clear());
    this.sink.leftOut('cpu');
    this.gate();
  }

  /** Pictures come out ever later: all that has arrived by now is left out, and the next keyframe is live again. */
  private cutToLive(): void {
    this.liveFromMs = this.now();
    this.dropQueue();
    this.fallBack();
    this.sink.forget();
  }

  private passes(packet: PacketRecord, keyframe: boolean): boolean {
    if (packet.arrivedAtMs < this.liveFromMs) return false;
    if (keyframe) return this.decoder.accepts(packet.payload);
    if (this.decoder.fault === 'unsupported-codec') return false;
    if (this.needKeyframe) this.packetsAtGate++;
    return !this.needKeyframe && !this.leading.needLost(packet);
  }

  private decode(packet: PacketRecord, keyframe: boolean, cached: boolean): void {
    const id = this.nextId++;
    const { arrivedAtMs, ptsMs } = packet;
    const nowMs = this.now();
    if (keyframe && this.config) this.leading.begin(this.config.codec, packet, this.needKeyframe);
    this.needKeyframe = false;
    this.backlog.add(id, { arrivedAtMs, sentAtMs: nowMs, ptsMs, cached }, keyframe);
    this.silence.given(nowMs);
    this.decoder.decode(packet.payload, keyframe, id);
    // The next picture may be seconds away: nothing is held back for its order's sake.
    if (this.tier !== 'keyframes') return;
    this.decoder.flush();
    this.silence.asked(nowMs);
  }

  private onFrame(id: number, frame: VideoFrame): void {
    const nowMs = this.now();
    const under = this.backlog.take(id, this.decoder.reorderFrames, this.queue.size);
    this.queue.cameOut(nowMs);
    this.run.opened();
    this.silence.restart();
    // After this picture has been booked: a packet may change the decoder.
    if (this.queue.size > 0) queueMicrotask(() => this.pump());
    const { newest } = this;
    const { session } = this.decoder;
    const behindMs = newest && under ? newest.ptsMs - under.ptsMs : 0;
    // Further back than pictures are reordered the camera's clock was set.
    const outOfOrder = this.decoder.reorderFrames > 0 && behindMs > 0 && behindMs <= mostReorderedMs;
    if (!under || (outOfOrder && newest?.session === session)) {
      frame.close();
      return;
    }
    this.newest = { ptsMs: under.ptsMs, session };
    this.sink.picture({ ...under, frame, session });
    if (!under.cached && this.drift.add(nowMs - under.arrivedAtMs, nowMs)) this.cutToLive();
  }
}

function isKeyframe(packet: PacketRecord): boolean {
  return (packet.flags & packetFlag.keyframe) !== 0;
}
