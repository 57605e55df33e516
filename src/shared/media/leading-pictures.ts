import type { StreamConfig } from './media-message.ts';
import { unitsAtHead } from './next-unit.ts';

type Codec = StreamConfig['codec'];

/** A coded picture: Annex B or MPEG-4 elementary stream, with its time of presentation. */
interface CodedPicture {
  readonly ptsMs: number;
  readonly payload: Uint8Array;
}

/**
 * Pictures that come after a keyframe and are shown before it are decoded from the group before. Where that was left out they would be wrong ones: decoders
 * that run do not know of it. Such are H.265's RASL pictures (7.4.2.2), H.264's behind a keyframe that is no IDR picture, and MPEG-4's B-VOPs (6.3.5).
 */
export class LeadingPictures {
  private head: { readonly codec: Codec; readonly ptsMs: number } | null = null;

  /** A group begins; `afterGap`: not all of the one before it was decoded. */
  begin(codec: Codec, keyframe: CodedPicture, afterGap: boolean): void {
    this.head = afterGap && mayLead(codec, keyframe.payload) ? { codec, ptsMs: keyframe.ptsMs } : null;
  }

  /** Whether a picture of the group that has begun needs one that was left out. */
  needLost({ ptsMs, payload }: CodedPicture): boolean {
    const { head } = this;
    if (head === null) return false;
    switch (head.codec) {
      case 'hevc':
        return some(payload, isRasl);
      case 'mpeg4':
        return ptsMs < head.ptsMs && isBVop(payload);
      default:
        return ptsMs < head.ptsMs;
    }
  }
}

/** After an IDR picture, and in codecs without reordering, nothing needs what was before. */
function mayLead(codec: Codec, keyframe: Uint8Array): boolean {
  if (codec === 'h264') return !some(keyframe, (byte) => (byte & 31) === 5);
  return codec === 'hevc' || codec === 'mpeg4';
}

function isRasl(byte: number): boolean {
  const type = (byte >> 1) & 63;
  return type === 8 || type === 9;
}

/** Whether a video object plane (startcode B6) says with its first two bits that it is decoded from one before and one after it. */
export function isBVop(packet: Uint8Array): boolean {
  for (const at of unitsAtHead(packet)) if (packet[at] === 0xb6) return (packet[at + 1] ?? 0) >> 6 === 2;
  return false;
}

function some(packet: Uint8Array, isMeant: (firstByte: number) => boolean): boolean {
  for (const at of unitsAtHead(packet)) if (isMeant(packet[at] ?? 0)) return true;
  return false;
}
