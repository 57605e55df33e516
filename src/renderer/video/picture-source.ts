import type { LaneStatus } from '../../shared/media/lane-status.ts';
import { packetFlag, type StreamConfig } from '../../shared/media/media-message.ts';
import type { DecoderFault, FeedSource, SourceRecord, SourceSink, StreamSize } from './feed-source.ts';

export type PictureRecord = Extract<SourceRecord, { kind: 'picture' }>;

/** The ffmpeg lane: pictures come decoded and scaled; they only have to be wrapped. */
export class PictureSource implements FeedSource {
  config: StreamConfig | null = null;
  readonly waitingForKeyframe = false;
  /** Of a cached run the core gives its newest picture only. */
  readonly runGoesOn = false;
  private readonly now: () => number;
  private readonly sink: SourceSink;
  private status: LaneStatus | null = null;
  private newest: { ptsMs: number; arrivedAtMs: number; width: number } | null = null;

  /** `now` gives core time. */
  constructor(now: () => number, sink: SourceSink) {
    this.now = now;
    this.sink = sink;
  }

  /** A decoder that is just being replaced is no fault: the picture before stands meanwhile. */
  get fault(): DecoderFault | null {
    return this.status?.phase === 'bad' ? 'decoder-died' : null;
  }

  get detail(): string {
    if (!this.status) return '';
    const { method, deaths, detail } = this.status;
    const how = method === 'software' ? 'ffmpeg software' : `ffmpeg hardware ${method}`;
    return [how, deaths > 0 ? `deaths ${deaths}` : '', detail].filter(Boolean).join(', ');
  }

  get method(): string | null {
    return this.status?.method ?? null;
  }

  /** As the decoder sees it: a stream may change its size in the middle. */
  get size(): StreamSize | null {
    const { width, height } = this.status ?? {};
    return width && height ? { width, height } : null;
  }

  start(config: StreamConfig): void {
    this.config = config;
    this.newest = null;
  }

  accept(record: SourceRecord): void {
    if (record.kind === 'lane') this.status = record.status;
    if (record.kind === 'picture') this.take(record);
  }

  /** The core leaves out what the tier leaves out. */
  setTier(): void {}

  watch(): void {}

  stop(): void {
    this.newest = null;
  }

  private take(record: PictureRecord): void {
    const cached = (record.flags & packetFlag.cached) !== 0;
    if (this.isBack(record)) return;
    const { ptsMs, arrivedAtMs, width } = record;
    this.newest = { ptsMs, arrivedAtMs, width };
    const frame = frameOf(record);
    this.sink.picture({ frame, ptsMs, arrivedAtMs, cached, sentAtMs: this.now(), session: 0 });
  }

  /** A decoder that was replaced begins with the GOP's pictures again: those that were here before are not shown twice, but in another size. */
  private isBack({ ptsMs, arrivedAtMs, width }: PictureRecord): boolean {
    const { newest } = this;
    if (!newest || arrivedAtMs > newest.arrivedAtMs) return false;
    return ptsMs < newest.ptsMs || (ptsMs === newest.ptsMs && width === newest.width);
  }
}

/** The record's planes, copied into a frame of its own. */
export function frameOf({ planes, width, height, matrix, fullRange }: PictureRecord): VideoFrame {
  const name = matrix === 'bt709' ? 'bt709' : 'smpte170m';
  return new VideoFrame(planes, {
    format: 'I420',
    codedWidth: width,
    codedHeight: height,
    timestamp: 0,
    colorSpace: { primaries: name, transfer: name, matrix: name, fullRange },
  });
}
