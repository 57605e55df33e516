import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { IngestStatus } from '../../shared/media/ingest-status.ts';
import { packetFlag, type StreamConfig } from '../../shared/media/media-message.ts';
import { DecoderRetry } from './decoder-retry.ts';
import { type DecoderSetup, decoderSetup } from './decoder-setup.ts';
import { FrameInterval } from './frame-interval.ts';
import { JpegPictureDecoder } from './jpeg-picture-decoder.ts';
import type { PacketRecord } from './media-reader.ts';
import type { PictureDecoder, PictureDecoderEvents } from './picture-decoder.ts';
import { VideoPictureDecoder } from './video-picture-decoder.ts';

/**
 * Pictures are left out up to the next keyframe when more than this many are under way and the oldest has waited so long, or when packets
 * come out of the socket this long after their arrival. A burst after a hiccup of the network is no reason.
 */
const maxBehindPictures = 12;
const maxWaitMs = 300;
const maxBehindMs = 1000;
/** After a cached run this many times as much may be under way, until it has been caught up with once. */
const catchUpFactor = 4;
/** How long leaving out counts as the tile's reason. */
const sheddingForMs = 3000;

interface Under {
  readonly arrivedAtMs: number;
  /** Core time at which it went to the decoder. */
  readonly sentAtMs: number;
  readonly ptsMs: number;
  readonly cached: boolean;
}

/** A decoded picture and when its packet arrived, in core time. */
export interface Picture extends Under {
  readonly frame: VideoFrame;
}

/** One open stream: its packets go through a decoder; at most one picture waits to be drawn and one is kept as drawn. */
export class Feed {
  readonly slot: number;
  readonly cameraId: string;
  readonly role: StreamRole;
  ingest: IngestStatus | null = null;
  config: StreamConfig | null = null;
  received = 0;
  dropped = 0;
  firstReceivedAtMs: number | null = null;
  shown: Picture | null = null;
  readonly interval = new FrameInterval();
  private readonly now: () => number;
  private readonly retry: DecoderRetry;
  private extradata: Uint8Array = new Uint8Array();
  private generation = -1;
  private decoder: { readonly key: string; readonly decoder: PictureDecoder } | null = null;
  private unsupported = false;
  private reordered = false;
  private lastPtsMs = -Infinity;
  private needKeyframe = true;
  private packetsAtGate = 0;
  private catchingUp = false;
  private shed: { why: 'cpu' | 'network'; untilMs: number } | null = null;
  private nextId = 1;
  private readonly under = new Map<number, Under>();
  private waiting: Picture | null = null;

  /** `now` gives core time. */
  constructor(slot: number, cameraId: string, role: StreamRole, now: () => number) {
    this.slot = slot;
    this.cameraId = cameraId;
    this.role = role;
    this.now = now;
    this.retry = new DecoderRetry(now);
  }

  /** True when a picture waits to be drawn: not an old one of a cached run that is still being decoded. */
  get ready(): boolean {
    if (!this.waiting) return false;
    return !this.waiting.cached || this.cachedUnder() <= this.reorderFrames;
  }

  get waitingForKeyframe(): boolean {
    return this.needKeyframe && this.packetsAtGate > 0;
  }

  get fault(): 'unsupported-codec' | 'decoder-died' | 'corrupt' | null {
    return this.unsupported ? 'unsupported-codec' : this.retry.fault;
  }

  /** The decoder's last words, for the report. */
  get faultDetail(): string {
    return this.retry.detail;
  }

  get shedding(): 'cpu' | 'network' | null {
    return this.shed && this.shed.untilMs > this.now() ? this.shed.why : null;
  }

  onStatus(status: IngestStatus): void {
    this.ingest = status;
  }

  /** A new connection to the camera: the old picture stays, the decoder starts anew. */
  onConfig(generation: number, config: StreamConfig, extradata: Uint8Array): void {
    this.closeDecoder();
    this.generation = generation;
    this.config = config;
    this.extradata = extradata.slice();
    this.unsupported = config.codec === 'mpeg4' || config.codec === 'other';
    this.reordered = false;
    this.lastPtsMs = -Infinity;
    this.interval.restart();
    this.retry.restart();
    this.gate();
  }

  onPacket(packet: PacketRecord): void {
    if (packet.generation !== this.generation || !this.config) return;
    const cached = (packet.flags & packetFlag.cached) !== 0;
    if (!cached) this.count();
    if ((packet.flags & packetFlag.afterGap) !== 0) {
      this.shedFor('network');
      this.gate();
    }
    const keyframe = (packet.flags & packetFlag.keyframe) !== 0;
    if (!cached && !keyframe && this.isBehind(packet.arrivedAtMs)) {
      this.shedFor('cpu');
      this.gate();
    }
    if (packet.ptsMs < this.lastPtsMs) this.reordered = true;
    this.lastPtsMs = packet.ptsMs;
    if (this.passes(packet, keyframe)) this.decode(packet, keyframe, cached);
    else if (!cached) this.dropped++;
  }

  /** The picture to draw now, if there is a new one; it becomes `shown` and the one before is closed. */
  take(): Picture | null {
    const picture = this.waiting;
    if (!picture || !this.ready) return null;
    this.waiting = null;
    this.shown?.frame.close();
    this.shown = picture;
    return picture;
  }

  /** The core is gone: whatever it says after it came back starts anew. */
  onCoreLost(): void {
    this.closeDecoder();
    this.generation = -1;
    this.gate();
  }

  dispose(): void {
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

  /** Too much under way to ever be shown in time. A cached run itself is never cut: its last picture is wanted at once. */
  private isBehind(arrivedAtMs: number): boolean {
    const oldest = this.under.values().next().value;
    const reorder = this.reorderFrames;
    if (oldest?.cached || this.needKeyframe) return false;
    const patience = this.catchingUp ? catchUpFactor : 1;
    if (this.now() - arrivedAtMs > maxBehindMs * patience) return true;
    if (!oldest || this.under.size <= maxBehindPictures + reorder) return false;
    return this.now() - oldest.sentAtMs > maxWaitMs * patience;
  }

  private passes(packet: PacketRecord, keyframe: boolean): boolean {
    if (this.unsupported) return false;
    if (keyframe) return this.retry.allowed && this.prepare(packet.payload);
    if (this.needKeyframe) this.packetsAtGate++;
    return !this.needKeyframe;
  }

  /** Sees to it that the decoder fits this keyframe; false when none can. */
  private prepare(payload: Uint8Array): boolean {
    if (!this.config) return false;
    const setup = decoderSetup(this.config, this.extradata, payload, this.reordered);
    if (setup.kind === 'unsupported') this.unsupported = true;
    if (setup.kind === 'unreadable') this.onFailed('failed', 'no readable parameter sets');
    if (setup.kind === 'unsupported' || setup.kind === 'unreadable') return false;
    if (this.decoder?.key === setup.key) return true;
    this.closeDecoder();
    const decoder = this.openDecoder(setup);
    this.decoder = decoder && { key: setup.key, decoder };
    return decoder !== null;
  }

  private openDecoder(setup: Extract<DecoderSetup, { kind: 'video' | 'jpeg' }>): PictureDecoder | null {
    const events = this.eventsOf(this.generation);
    if (setup.kind === 'jpeg') return new JpegPictureDecoder(events);
    try {
      return new VideoPictureDecoder(setup.codec, events);
    } catch (error) {
      this.onFailed('unsupported', String(error));
      return null;
    }
  }

  private decode(packet: PacketRecord, keyframe: boolean, cached: boolean): void {
    const id = this.nextId++;
    const { arrivedAtMs, ptsMs } = packet;
    this.needKeyframe = false;
    if (cached) this.catchingUp = true;
    this.under.set(id, { arrivedAtMs, sentAtMs: this.now(), ptsMs, cached });
    this.decoder?.decoder.decode(this.complete(packet.payload, keyframe), keyframe, id);
  }

  /** A keyframe without parameter sets of its own gets those of the stream's header. */
  private complete(payload: Uint8Array, keyframe: boolean): Uint8Array {
    if (!keyframe || this.config?.codec === 'mjpeg' || !this.config || this.extradata.length === 0)
      return payload;
    const setup = decoderSetup(this.config, this.extradata, payload, this.reordered);
    if (setup.kind !== 'video' || setup.inBand) return payload;
    const whole = new Uint8Array(this.extradata.length + payload.length);
    whole.set(this.extradata);
    whole.set(payload, this.extradata.length);
    return whole;
  }

  private eventsOf(generation: number): PictureDecoderEvents {
    let over = false;
    return {
      onFrame: (id, frame) => {
        if (over || generation !== this.generation) frame.close();
        else this.onFrame(id, frame);
      },
      onFailed: (kind, why) => {
        if (!over && generation === this.generation) this.onFailed(kind, why);
        over = true;
      },
    };
  }

  private onFrame(id: number, frame: VideoFrame): void {
    const under = this.under.get(id);
    const reorder = this.reorderFrames;
    for (const older of this.under.keys()) {
      if (older >= id - reorder * 2) break;
      this.under.delete(older);
    }
    this.under.delete(id);
    this.retry.succeeded();
    if (this.under.size <= reorder + 1) this.catchingUp = false;
    const newest = this.waiting ?? this.shown;
    if (!under || (newest && newest.ptsMs > under.ptsMs && newest.frame.timestamp < id && reorder > 0)) {
      frame.close();
      return;
    }
    this.interval.add(under.ptsMs);
    if (this.waiting && !this.waiting.cached) this.dropped++;
    this.waiting?.frame.close();
    this.waiting = { ...under, frame };
  }

  private onFailed(kind: 'unsupported' | 'failed', why: string): void {
    this.closeDecoder();
    this.gate();
    if (kind === 'unsupported') this.unsupported = true;
    else this.retry.failed(why);
  }

  private get reorderFrames(): number {
    return this.decoder?.decoder.reorderFrames ?? 0;
  }

  private cachedUnder(): number {
    let count = 0;
    for (const under of this.under.values()) if (under.cached) count++;
    return count;
  }

  private closeDecoder(): void {
    this.decoder?.decoder.close();
    this.decoder = null;
    this.under.clear();
    this.catchingUp = false;
    this.waiting?.frame.close();
    this.waiting = null;
  }
}
