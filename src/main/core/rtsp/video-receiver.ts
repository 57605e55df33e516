import type { IngestSink } from '../streams/ingest.ts';
import type { CameraDescription } from './describe-camera.ts';
import { RtpClock } from './rtp-clock.ts';
import type { RtpPacket } from './rtp-packet.ts';
import { type RtpPicture, VideoTrack } from './video-track.ts';

const startCode = Uint8Array.of(0, 0, 0, 1);
/** A camera that names its parameter sets nowhere is given so long to send them within the stream; then its size stays unknown. */
const setsWithinMs = 3000;

export type VideoSink = Pick<IngestSink, 'onVideo' | 'onFrame'>;

/** Makes a described video of its packets: first what it is, then its pictures. */
export class VideoReceiver {
  private readonly description: CameraDescription['video'];
  private readonly sink: VideoSink;
  private readonly now: () => number;
  private readonly track: VideoTrack;
  private readonly clock: RtpClock;
  private readonly declared: readonly Uint8Array[];
  private firstAtMs: number | null = null;
  private told = false;

  constructor(description: CameraDescription['video'], sink: VideoSink, now: () => number) {
    this.description = description;
    this.sink = sink;
    this.now = now;
    const { format, track } = description;
    this.track = new VideoTrack(format, (picture) => this.onPicture(picture));
    this.clock = new RtpClock(track.clockRate);
    this.declared = format.parameterSets(track.format);
  }

  /** Throws LeftToFfmpeg, and RtspGarbage for a picture without end. */
  push(packet: RtpPacket): void {
    this.track.push(packet);
  }

  private onPicture({ timestamp, keyframe, bytes }: RtpPicture): void {
    const nowMs = this.now();
    this.firstAtMs ??= nowMs;
    if (!this.told && !this.tell(nowMs - this.firstAtMs)) return;
    this.sink.onFrame({ ptsMs: this.clock.ptsMs(timestamp, nowMs), keyframe, payload: bytes });
  }

  /** False while it is still to be waited for. */
  private tell(sinceMs: number): boolean {
    const { format } = this.description;
    const inBand = (['vps', 'sps', 'pps'] as const).flatMap(
      (name) => this.track.parameterSets.get(name) ?? [],
    );
    const sets = this.track.parameterSets.has('sps') ? inBand : this.declared;
    const sps = sets.find((set) => format.factsOf(set).parameterSet === 'sps');
    if (!sps && sinceMs < setsWithinMs) return false;
    const size = (sps && format.sizeOf(sps)) ?? { width: 0, height: 0 };
    const extradata = new Uint8Array(Buffer.concat(sets.flatMap((set) => [startCode, set])));
    this.told = true;
    this.sink.onVideo({ fourcc: format.fourcc, width: size.width, height: size.height, extradata });
    return true;
  }
}
