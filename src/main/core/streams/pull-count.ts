import type { IngestStatus } from '../../../shared/media/ingest-status.ts';
import type { Packet } from './packet.ts';

/** What has come over one pull since it was first opened; `fps` is the mean of the last seconds, at first of the first pictures' own times. */
export interface PullStats {
  readonly phase: IngestStatus['phase'] | 'idle';
  readonly packets: number;
  readonly bytes: number;
  readonly keyframes: number;
  readonly audioPackets: number;
  readonly fps: number;
}

const windowMs = 5000;
/** So many pictures' times tell the rhythm well enough to begin with. */
const firstPictures = 6;

/** Counts what a pull receives. */
export class PullCount {
  private packets = 0;
  private bytes = 0;
  private keyframes = 0;
  private audioPackets = 0;
  private windowFromMs = 0;
  private inWindow = 0;
  private fps = 0;
  private firstTimesMs: number[] = [];

  video({ payload, keyframe, arrivedAtMs, ptsMs }: Packet): void {
    if (this.firstTimesMs.length < firstPictures) this.firstTimesMs.push(ptsMs);
    this.packets += 1;
    this.bytes += payload.byteLength;
    if (keyframe) this.keyframes += 1;
    if (arrivedAtMs - this.windowFromMs >= windowMs) this.turn(arrivedAtMs);
    this.inWindow += 1;
  }

  audio(bytes: number): void {
    this.audioPackets += 1;
    this.bytes += bytes;
  }

  stats(): Omit<PullStats, 'phase'> {
    const { packets, bytes, keyframes, audioPackets } = this;
    return { packets, bytes, keyframes, audioPackets, fps: this.fps || this.firstFps() };
  }

  /** 0 before it is known. Times of B-frames do not rise, and a camera may send its first picture twice. */
  private firstFps(): number {
    const times = [...new Set(this.firstTimesMs)].sort((a, b) => a - b);
    const spanMs = (times.at(-1) ?? 0) - (times[0] ?? 0);
    if (this.firstTimesMs.length < firstPictures || spanMs <= 0) return 0;
    return ((times.length - 1) * 1000) / spanMs;
  }

  private turn(atMs: number): void {
    const spanMs = atMs - this.windowFromMs;
    this.fps = spanMs < 2 * windowMs ? (this.inWindow * 1000) / spanMs : 0;
    this.windowFromMs = atMs;
    this.inWindow = 0;
  }
}
