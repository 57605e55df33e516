import { AccessUnit } from './access-unit.ts';
import type { NalFacts, NalFormat, NalSink } from './nal-format.ts';
import type { RtpPacket } from './rtp-packet.ts';

/** One picture as RTP brought it. `bytes` are its own. */
export interface RtpPicture {
  readonly timestamp: number;
  readonly keyframe: boolean;
  readonly bytes: Uint8Array;
}

/**
 * Makes pictures of one stream's packets. A picture ends with the packet that says so by its marker, so that none waits for the next one; cameras that set
 * the marker within a picture are found out, and theirs end where the time stamp changes.
 */
export class VideoTrack {
  /** The last parameter sets that came within the stream. */
  readonly parameterSets = new Map<'vps' | 'sps' | 'pps', Uint8Array>();
  private readonly format: NalFormat;
  private readonly onPicture: (picture: RtpPicture) => void;
  private readonly unit = new AccessUnit();
  private readonly sink: NalSink;
  private timestamp: number | null = null;
  private sequence: number | null = null;
  private markersLie = false;
  private endedByMarker: number | null = null;
  private hasPicture = false;
  private keyframe = false;

  constructor(format: NalFormat, onPicture: (picture: RtpPicture) => void) {
    this.format = format;
    this.onPicture = onPicture;
    const { unit } = this;
    const whole = (bytes: Uint8Array) => {
      unit.begin([]);
      unit.append(bytes);
      this.ended();
    };
    this.sink = {
      whole,
      begin: (head) => unit.begin(head),
      part: (bytes) => unit.append(bytes),
      end: () => this.ended(),
    };
  }

  /** Throws LeftToFfmpeg, and RtspGarbage for a picture without end. */
  push({ payload, timestamp, marker, sequence }: RtpPacket): void {
    if (this.sequence !== null && sequence !== ((this.sequence + 1) & 0xffff)) this.unit.drop();
    this.sequence = sequence;
    if (timestamp !== this.timestamp) this.emit();
    this.timestamp = timestamp;
    this.format.unpack(payload, this.sink);
    if (!marker || this.markersLie || !this.hasPicture) return;
    this.emit();
    this.endedByMarker = timestamp;
  }

  private ended(): void {
    const unit = this.unit.end();
    if (unit === null) return;
    const facts = this.format.factsOf(unit);
    if (facts.parameterSet) this.parameterSets.set(facts.parameterSet, unit.slice());
    if (facts.picture) this.sawPicture(facts);
    if (facts.key) this.keyframe = true;
  }

  private sawPicture({ first }: NalFacts): void {
    if (!this.hasPicture && !first && this.endedByMarker === this.timestamp) this.markersLie = true;
    this.hasPicture = true;
  }

  /** Parameter sets that stand alone go with the next picture. */
  private emit(): void {
    if (!this.hasPicture || this.timestamp === null) return;
    const { timestamp, keyframe } = this;
    this.hasPicture = false;
    this.keyframe = false;
    this.onPicture({ timestamp, keyframe, bytes: this.unit.take() });
  }
}
