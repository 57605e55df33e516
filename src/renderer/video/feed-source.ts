import type { MediaRecord, StreamConfig } from '../../shared/media/media-message.ts';
import type { FeedTier } from '../../shared/wall/feed-order.ts';
import type { Picture } from './picture.ts';

export type DecoderFault = 'unsupported-codec' | 'decoder-died' | 'corrupt';
/** What a slot carries besides its status and config. */
export type SourceRecord = Extract<MediaRecord, { kind: 'packet' | 'picture' | 'lane' }>;

/** In pixels. */
export interface StreamSize {
  readonly width: number;
  readonly height: number;
}

/** What a source tells its feed. */
export interface SourceSink {
  /** A picture to be shown; its frame belongs to the feed. */
  picture(picture: Picture): void;
  /** So many live pictures will never be shown. */
  dropped(count: number): void;
  /** Pictures are being left out. */
  leftOut(why: 'cpu' | 'network'): void;
  /** Pictures that wait to be shown are of no use any more. */
  forget(): void;
}

/** Where a feed's pictures come from: its own decoder (PacketSource), or the core's (PictureSource). */
export interface FeedSource {
  /** The stream as its camera describes it; null before the first connection. */
  readonly config: StreamConfig | null;
  readonly fault: DecoderFault | null;
  /** The decoder in words, for the report; empty when there is nothing to say. */
  readonly detail: string;
  /** By what it decodes: `software` or a hardware method; null where nobody tells. */
  readonly method: string | null;
  /** The stream's own pictures where those that come are scaled; null while unknown or where they are not. */
  readonly size: StreamSize | null;
  /** Packets come, and the decoder waits for a keyframe. */
  readonly waitingForKeyframe: boolean;
  /** True while more pictures of the cached run are to come. */
  readonly runGoesOn: boolean;
  /** A new connection to the camera. */
  start(config: StreamConfig, extradata: Uint8Array): void;
  accept(record: SourceRecord): void;
  setTier(tier: FeedTier): void;
  /** Comes a few times a second. `visible`: whether the window's document is. */
  watch(visible: boolean): void;
  /** Gives up what is under way. */
  stop(): void;
}
