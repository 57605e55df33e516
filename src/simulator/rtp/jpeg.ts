import { joined, maxPayloadBytes, type Payloader, pieces } from './payloads.ts';

const marker = { dqt: 0xdb, sof0: 0xc0, sos: 0xda } as const;
/** Baseline 4:2:0 (RFC 2435 section 4.1) with quantization tables sent along (section 4.2). */
const [type, quality] = [1, 255];

/** RFC 2435. The picture is a baseline 4:2:0 JPEG with the standard Huffman tables, at most 2040 pixels a side, in multiples of 8. */
export const payloadJpeg: Payloader = (frame) => {
  const { width, height, tables, scan } = parseJpeg(frame);
  const quantization = joined([0, 0, (tables.length >> 8) & 255, tables.length & 255], tables);
  let at = 0;
  return pieces(scan, maxPayloadBytes - 8 - quantization.length).map((part) => {
    const head = [0, at >> 16, (at >> 8) & 255, at & 255, type, quality, width >> 3, height >> 3];
    const payload = at === 0 ? joined(head, quantization, part) : joined(head, part);
    at += part.length;
    return payload;
  });
};

/** What RFC 2435 sends of a JPEG: its size, luma and chroma table of 64 bytes each, and the entropy-coded scan. */
function parseJpeg(jpeg: Uint8Array): {
  width: number;
  height: number;
  tables: Uint8Array;
  scan: Uint8Array;
} {
  const word = (at: number) => ((jpeg[at] ?? 0) << 8) | (jpeg[at + 1] ?? 0);
  const tables: Uint8Array[] = [];
  let [width, height] = [0, 0];
  for (let at = 2; at + 4 <= jpeg.length; at += 2 + word(at + 2)) {
    const [code, body, end] = [jpeg[at + 1], at + 4, at + 2 + word(at + 2)];
    if (code === marker.dqt) {
      for (let table = body; table + 65 <= end; table += 65)
        tables.push(jpeg.subarray(table + 1, table + 65));
    } else if (code === marker.sof0) {
      [height, width] = [word(body + 1), word(body + 3)];
    } else if (code === marker.sos) {
      const luma = tables[0] ?? new Uint8Array(64);
      return {
        width,
        height,
        tables: joined(luma, tables[1] ?? luma),
        scan: jpeg.subarray(end, jpeg.length - 2),
      };
    }
  }
  throw new Error('a JPEG without a scan');
}
