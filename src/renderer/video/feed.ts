import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { IngestStatus } from '../../shared/media/ingest-status.ts';
import { packetFlag, type StreamConfig } from '../../shared/media/media-message.ts';
import { Backlog, type UnderWay } from './backlog.ts';
import { DecodeQueue } from './decode-queue.ts';
import { FeedDecoder } from './feed-decoder.ts';
import { FrameInterval } from './frame-interval.ts';
import type { PacketRecord } from './media-reader.ts';
import { WaitingPictures } from './waiting-pictures.ts';

/** How long leaving out counts as the tile's reason. */
const sheddingForMs = 3000;

/** A decoded picture and when its packet arrived, in core time. */
export interface Picture extends UnderWay {
  readonly frame: VideoFrame;
  /** Pictures of one session come from one decoder: only their times compare. */
  readonly session: number;
}

/** One open stream: its packets go through a decoder; few pictures wait to be drawn and one is kept as drawn. */
export class Feed {
  readonly slot: number;
  readonly cameraId: string;
  readonly role: StreamRole;
  ingest: IngestStatus | null = null;
  received = 0;
  dropped = 0;
  firstReceivedAtMs: number | null = null;
  shown: Picture | null = null;
  readonly interval = new FrameInterval();
  private readonly now: () => number;
  private readonly decoder: FeedDecoder;
  private generation = -1;
  private needKeyframe = true;
  private packetsAtGate = 0;
  private shed: { why: 'cpu' | 'network'; untilMs: number } | null = null;
  private nextId = 1;
  private readonly backlog = new Backlog();
  private readonly queue = new DecodeQueue();
  private readonly waiting = new WaitingPictures();

  /** `now` gives core time. */
  constructor(slot: number, cameraId: string, role: StreamRole, now: () => number) {
    this.slot = slot;
    this.cameraId = cameraId;
    this.role = role;
    this.now = now;
    this.decoder = new FeedDecoder(now, {
      onFrame: (id, frame) => this.onFrame(id, frame),
      onLost: () => {
        this.backlog.clear();
        this.waiting.clear();
        this.gate();
      },
    });
  }

  /**
   * True when a picture waits to be drawn. Of a cached run these are the first, so that the tile has one at once, and the last; what lies
   * between would be seen as a film in a hurry.
   */
  get ready(): boolean {
    const { next } = this.waiting;
    if (!next) return false;
    return !next.cached || this.shown === null || !this.backlog.runGoesOn(this.decoder.reorderFrames);
  }

  /** The stream as its camera describes it; null before the first connection. */
  get config(): StreamConfig | null {
    return this.decoder.config;
  }

  get waitingForKeyframe(): boolean {
    return this.needKeyframe && this.packetsAtGate > 0;
  }

  get fault(): 'unsupported-codec' | 'decoder-died' | 'corrupt' | null {
    return this.decoder.fault;
  }

  /** The decoder's last words, for the report. */
  get faultDetail(): string {
    return this.decoder.detail;
  }

  get shedding(): 'cpu' | 'network' | null {
    return this.shed && this.shed.untilMs > this.now() ? this.shed.why : null;
  }

  onStatus(status: IngestStatus): void {
    this.ingest = status;
  }

  /** A new connection to the camera: the old picture stays, the decoder starts anew. */
  onConfig(generation: number, config: StreamConfig, extradata: Uint8Array): void {
    this.dropQueue();
    this.closeDecoder();
    this.generation = generation;
    this.decoder.restart(config, extradata);
    this.interval.restart();
    this.gate();
  }

  onPacket(packet: PacketRecord): void {
    if (packet.generation !== this.generation || !this.config) return;
    const cached = (packet.flags & packetFlag.cached) !== 0;
    if (!cached) this.count();
    if ((packet.flags & packetFlag.afterGap) !== 0) {
      this.shedFor('network');
      this.dropQueue();
      this.gate();
    }
    this.decoder.heed(packet.ptsMs);
    if (cached) this.submit(packet, true);
    else this.queue.push(packet, this.now());
    if (this.queue.isLate(this.now(), this.backlog.patience)) this.skip();
    this.pump();
  }

  /** Gives the decoder what it has room for. */
  private pump(): void {
    for (let packet = this.next(); packet; packet = this.next()) {
      const { arrivedAtMs } = packet;
      const late = { arrivedAtMs, keyframe: isKeyframe(packet) };
      if (this.backlog.isBehind(late, this.now(), this.decoder.reorderFrames)) {
        this.fallBack();
        this.dropped++;
      } else this.submit(packet, false);
    }
  }

  private next(): PacketRecord | null {
    return this.queue.next(this.backlog.size, this.decoder.reorderFrames);
  }

  private submit(packet: PacketRecord, cached: boolean): void {
    const keyframe = isKeyframe(packet);
    if (this.passes(packet, keyframe)) this.decode(packet, keyframe, cached);
    else if (!cached) this.dropped++;
  }

  /** Too much waits: it is left out up to the newest keyframe that waits, or the next that comes. */
  private skip(): void {
    this.dropped += this.queue.skip(isKeyframe, this.now());
    this.shedFor('cpu');
    this.gate();
  }

  private dropQueue(): void {
    this.dropped += this.queue.clear(this.now());
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

  /** The core is gone: whatever it says after it came back starts anew. */
  onCoreLost(): void {
    this.dropQueue();
    this.closeDecoder();
    this.generation = -1;
    this.gate();
  }

  dispose(): void {
    this.dropQueue();
    this.closeDecoder();
    this.shown?.frame.close();
    this.shown = null;
  }

  private count(): void {
    this.received++;
    this.firstReceivedAtMs ??= this.now();
  }

  private gate(): void {
    this.needKeyframe = true;
    this.packetsAtGate = 0;
  }

  private shedFor(why: 'cpu' | 'network'): void {
    this.shed = { why, untilMs: this.now() + sheddingForMs };
  }

  /** Forgets what is under way: decoded, it would be shown late and in a rush. */
  private fallBack(): void {
    this.dropped += this.stopDecoder();
    this.shedFor('cpu');
    this.gate();
  }

  private passes(packet: PacketRecord, keyframe: boolean): boolean {
    if (keyframe) return this.decoder.accepts(packet.payload);
    if (this.decoder.fault === 'unsupported-codec') return false;
    if (this.needKeyframe) this.packetsAtGate++;
    return !this.needKeyframe;
  }

  private decode(packet: PacketRecord, keyframe: boolean, cached: boolean): void {
    const id = this.nextId++;
    const { arrivedAtMs, ptsMs } = packet;
    this.needKeyframe = false;
    this.backlog.add(id, { arrivedAtMs, sentAtMs: this.now(), ptsMs, cached }, keyframe);
    this.decoder.decode(packet.payload, keyframe, id);
  }

  private onFrame(id: number, frame: VideoFrame): void {
    const under = this.backlog.take(id, this.decoder.reorderFrames, this.queue.size);
    this.queue.cameOut(this.now());
    // After this picture has been booked: a packet may change the decoder.
    queueMicrotask(() => this.pump());
    const newest = this.waiting.newest ?? this.shown;
    const outOfOrder = this.decoder.reorderFrames > 0 && newest && under && newest.ptsMs > under.ptsMs;
    if (!under || (outOfOrder && newest.session === this.decoder.session)) {
      frame.close();
      return;
    }
    this.interval.add(under.ptsMs);
    this.dropped += this.waiting.push({ ...under, frame, session: this.decoder.session });
  }

  /** Returns how many live pictures are lost with the decoder. */
  private stopDecoder(): number {
    this.decoder.close();
    return this.backlog.clear();
  }

  private closeDecoder(): void {
    this.stopDecoder();
    this.waiting.clear();
  }
}

function isKeyframe(packet: PacketRecord): boolean {
  return (packet.flags & packetFlag.keyframe) !== 0;
}
