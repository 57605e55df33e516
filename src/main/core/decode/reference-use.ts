import { isBVop } from '../../../shared/media/leading-pictures.ts';
import type { StreamConfig } from '../../../shared/media/media-message.ts';
import { unitsAtHead } from '../../../shared/media/next-unit.ts';

/** What other pictures are decoded from one. */
export interface ReferenceUse {
  /** None of its own temporal layer is. */
  readonly isLast: boolean;
  /** Its temporal layer: pictures of higher ones may be decoded from it all the same. */
  readonly layer: number;
}

const usual: ReferenceUse = { isLast: false, layer: 0 };
const free: ReferenceUse = { isLast: true, layer: 0 };

/**
 * Reads from a packet what is decoded from its picture: H.264's nal_ref_idc (7.4.1), H.265's sub-layer non-reference types and TemporalId (7.4.2.2), MPEG-4's
 * B-VOPs. Of other codecs, and where no picture is found, everything is.
 */
export function referenceUse(codec: StreamConfig['codec'], packet: Uint8Array): ReferenceUse {
  if (codec === 'mpeg4') return isBVop(packet) ? free : usual;
  if (codec !== 'h264' && codec !== 'hevc') return usual;
  for (const at of unitsAtHead(packet)) {
    const [head = 0, second = 0] = [packet[at], packet[at + 1]];
    const use = codec === 'h264' ? ofH264(head) : ofHevc(head, second);
    if (use) return use;
  }
  return usual;
}

/** Null: no part of a picture. */
function ofH264(head: number): ReferenceUse | null {
  const type = head & 31;
  if (type < 1 || type > 5) return null;
  return (head & 0x60) === 0 ? free : usual;
}

/** Types up to 14 are leading and trailing pictures, the even ones for nobody of their layer; from 16 to 31 decoding can begin with them. */
function ofHevc(head: number, second: number): ReferenceUse | null {
  const type = (head >> 1) & 63;
  if (type > 31) return null;
  return { isLast: type < 16 && type % 2 === 0, layer: Math.max(0, (second & 7) - 1) };
}
