import type { PulledFrame } from '../streams/ingest.ts';
import type { CameraDescription } from './describe-camera.ts';
import { RtpClock } from './rtp-clock.ts';
import type { RtpPacket } from './rtp-packet.ts';

/** Makes a described sound of its packets, each unit with its time and bytes of its own. */
export class SoundReceiver {
  private readonly description: NonNullable<CameraDescription['sound']>;
  private readonly onUnit: (unit: PulledFrame) => void;
  private readonly now: () => number;
  private readonly clock: RtpClock;

  constructor(
    description: NonNullable<CameraDescription['sound']>,
    onUnit: (unit: PulledFrame) => void,
    now: () => number,
  ) {
    this.description = description;
    this.onUnit = onUnit;
    this.now = now;
    this.clock = new RtpClock(description.track.clockRate);
  }

  /** Throws LeftToFfmpeg. */
  push(packet: RtpPacket): void {
    const { format, track } = this.description;
    const ptsMs = this.clock.ptsMs(packet.timestamp, this.now());
    for (const { bytes, ticks } of format.unpack(packet))
      this.onUnit({
        ptsMs: ptsMs + (ticks * 1000) / track.clockRate,
        keyframe: true,
        // Not slice(): a Buffer would share what the next read writes over.
        payload: new Uint8Array(bytes),
      });
  }
}
