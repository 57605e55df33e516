import type { StreamConfig } from '../../../shared/media/media-message.ts';
import { headBytes, nextUnit } from '../../../shared/media/next-unit.ts';

/**
 * The bytes of a keyframe that say what size and kind of pictures follow: H.264's and H.265's sequence parameter set (Annex B), a JPEG's frame header, an
 * MPEG-4 video object layer. Null when the packet has none or the codec is not known here: then nothing changes.
 */
export function parameterSet(codec: StreamConfig['codec'], packet: Uint8Array): Uint8Array | null {
  switch (codec) {
    case 'h264':
      return unitOf(packet, (byte) => (byte & 0x1f) === 7);
    case 'hevc':
      return unitOf(packet, (byte) => ((byte >> 1) & 0x3f) === 33);
    case 'mpeg4':
      return unitOf(packet, (byte) => byte >= 0x20 && byte <= 0x2f);
    case 'mjpeg':
      return jpegFrameHeader(packet);
    case 'other':
      return null;
  }
}

/** The first unit between two startcodes (00 00 01) whose first byte is wanted, without the startcodes. */
function unitOf(packet: Uint8Array, wanted: (firstByte: number) => boolean): Uint8Array | null {
  const end = Math.min(packet.byteLength, headBytes);
  for (let at = nextUnit(packet, 0, end); at < end; at = nextUnit(packet, at, end)) {
    if (!wanted(packet[at] ?? 0)) continue;
    return withoutZeros(packet.subarray(at, Math.max(at, nextUnit(packet, at, end) - 3)));
  }
  return null;
}

/** A startcode may have a fourth byte, which is not the unit's. */
function withoutZeros(unit: Uint8Array): Uint8Array {
  let end = unit.byteLength;
  while (end > 0 && unit[end - 1] === 0) end -= 1;
  return unit.subarray(0, end);
}

/** Precision, height, width and components of a JPEG (ITU-T T.81 B.2.2), from SOF0 to SOF2. */
function jpegFrameHeader(packet: Uint8Array): Uint8Array | null {
  for (let at = 2; at + 4 <= packet.byteLength && packet[at] === 0xff; ) {
    const marker = packet[at + 1] ?? 0;
    const length = ((packet[at + 2] ?? 0) << 8) | (packet[at + 3] ?? 0);
    if (marker >= 0xc0 && marker <= 0xc2) return packet.subarray(at, at + 2 + length);
    if (marker === 0xda) return null;
    at += 2 + length;
  }
  return null;
}
