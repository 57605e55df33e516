import type { StreamConfig } from '../../shared/media/media-message.ts';
import { mostReorderedMs } from '../../shared/media/reordering.ts';
import { DecoderRetry } from './decoder-retry.ts';
import { type DecoderSetup, decoderSetup } from './decoder-setup.ts';
import type { DecoderFault } from './feed-source.ts';
import { JpegPictureDecoder } from './jpeg-picture-decoder.ts';
import type { PictureDecoder, PictureDecoderEvents } from './picture-decoder.ts';
import { VideoPictureDecoder } from './video-picture-decoder.ts';

export interface FeedDecoderEvents {
  /** A picture that `decode` was given under this id; it belongs to the receiver. */
  onFrame(id: number, frame: VideoFrame): void;
  /** The decoder has failed, or gives way to another one, and with it goes all that it was given: only a keyframe goes on from here. */
  onLost(why: 'failed' | 'replaced'): void;
}

/** Keeps the decoder of one feed: makes one that fits the stream's keyframes, tries again after failures, and knows when there can be none. */
export class FeedDecoder {
  config: StreamConfig | null = null;
  private readonly events: FeedDecoderEvents;
  private readonly retry: DecoderRetry;
  private extradata: Uint8Array = new Uint8Array();
  private current: { readonly key: string; readonly decoder: PictureDecoder } | null = null;
  private unsupported = false;
  private reordered = false;
  private lastPtsMs = -Infinity;
  private sessions = 0;

  /** `now` gives core time. */
  constructor(now: () => number, events: FeedDecoderEvents) {
    this.retry = new DecoderRetry(now);
    this.events = events;
  }

  /** Grows with every decoder that is given up: pictures of one session come from one decoder, and what an old one still says is not heard. */
  get session(): number {
    return this.sessions;
  }

  get reorderFrames(): number {
    return this.current?.decoder.reorderFrames ?? 0;
  }

  get fault(): DecoderFault | null {
    return this.unsupported ? 'unsupported-codec' : this.retry.fault;
  }

  /** The decoder's last words, for the report. */
  get detail(): string {
    return this.retry.detail;
  }

  /** Another connection to the camera: what was learnt of the stream before counts no more. */
  restart(config: StreamConfig, extradata: Uint8Array): void {
    this.close();
    this.config = config;
    this.extradata = extradata.slice();
    this.unsupported = config.codec === 'mpeg4' || config.codec === 'other';
    this.reordered = false;
    this.lastPtsMs = -Infinity;
    this.retry.restart();
  }

  /** Learns from the packets' order of arrival whether the stream reorders its pictures. */
  heed(ptsMs: number): void {
    if (ptsMs < this.lastPtsMs && this.lastPtsMs - ptsMs <= mostReorderedMs) this.reordered = true;
    this.lastPtsMs = ptsMs;
  }

  /** Sees to it that there is a decoder that fits this keyframe; false when there can be none, or none yet. */
  accepts(keyframe: Uint8Array): boolean {
    if (!this.config || this.unsupported || !this.retry.allowed) return false;
    const setup = decoderSetup(this.config, this.extradata, keyframe, this.reordered);
    if (setup.kind === 'unsupported') this.unsupported = true;
    if (setup.kind === 'unreadable') this.fail('failed', 'no readable parameter sets');
    if (setup.kind === 'unsupported' || setup.kind === 'unreadable') return false;
    if (this.current?.key === setup.key) return true;
    this.close();
    this.events.onLost('replaced');
    const decoder = this.open(setup);
    this.current = decoder && { key: setup.key, decoder };
    return decoder !== null;
  }

  /** The first picture after `accepts` has made a decoder must be that keyframe. `id` grows. */
  decode(payload: Uint8Array, keyframe: boolean, id: number): void {
    this.current?.decoder.decode(keyframe ? this.complete(payload) : payload, keyframe, id);
  }

  /** Asks for everything that was given, now; the next picture must be a keyframe. */
  flush(): void {
    this.current?.decoder.flush();
  }

  /** Counts the decoder as failed for a reason that it does not tell itself. */
  giveUp(why: string): void {
    this.fail('failed', why);
  }

  close(): void {
    this.sessions++;
    this.current?.decoder.close();
    this.current = null;
  }

  private open(setup: Extract<DecoderSetup, { kind: 'video' | 'jpeg' }>): PictureDecoder | null {
    const events = this.heard();
    if (setup.kind === 'jpeg') return new JpegPictureDecoder(events);
    try {
      return new VideoPictureDecoder(setup.codec, events);
    } catch (error) {
      this.fail('unsupported', String(error));
      return null;
    }
  }

  /** A keyframe without parameter sets of its own gets those of the stream's header. */
  private complete(keyframe: Uint8Array): Uint8Array {
    if (!this.config || this.config.codec === 'mjpeg' || this.extradata.length === 0) return keyframe;
    const setup = decoderSetup(this.config, this.extradata, keyframe, this.reordered);
    if (setup.kind !== 'video' || setup.inBand) return keyframe;
    const whole = new Uint8Array(this.extradata.length + keyframe.length);
    whole.set(this.extradata);
    whole.set(keyframe, this.extradata.length);
    return whole;
  }

  private heard(): PictureDecoderEvents {
    const { session } = this;
    return {
      onFrame: (id, frame) => {
        if (session !== this.session) {
          frame.close();
          return;
        }
        this.retry.succeeded();
        this.events.onFrame(id, frame);
      },
      onFailed: (kind, why) => {
        if (session === this.session) this.fail(kind, why);
      },
    };
  }

  private fail(kind: 'unsupported' | 'failed', why: string): void {
    this.close();
    if (kind === 'unsupported') this.unsupported = true;
    else this.retry.failed(why);
    this.events.onLost('failed');
  }
}
