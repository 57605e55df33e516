import { inflateSync } from 'node:zlib';
import type { RgbaPixels } from '../../src/simulator/barcode.ts';

const signatureBytes = 8;
const trueColour = 2;
const filterUp = 2;

/**
 * Pixels of a window as Chromium photographs it when it is in a hurry: a PNG of 3 x 8 bits, each line given by its difference to the line above
 * (PNG 9.2, filter 2). Any other throws. pngjs takes three times as long, in which the core of a wall under test, being in the same process, stands still.
 */
export function readScreenshot(png: Uint8Array): RgbaPixels {
  const { header, packed } = chunksOf(Buffer.from(png.buffer, png.byteOffset, png.byteLength));
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colour, , , interlaced] = header.subarray(8);
  const stride = width * 3;
  if (depth !== 8 || colour !== trueColour || interlaced !== 0 || stride % 4 !== 0)
    throw new Error('not a screenshot as Chromium makes it');
  const lines = inflateSync(packed);
  const data = new Uint8Array(width * height * 4).fill(255);
  const line = new Uint8Array(stride);
  const above = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1);
    if (lines[from] !== filterUp) throw new Error(`not a screenshot made for speed: filter ${lines[from]}`);
    line.set(lines.subarray(from + 1, from + 1 + stride));
    addBytes(new Uint32Array(above.buffer), new Uint32Array(line.buffer));
    for (let at = 0, to = y * width * 4; at < stride; at += 3, to += 4) {
      data[to] = above[at] ?? 0;
      data[to + 1] = above[at + 1] ?? 0;
      data[to + 2] = above[at + 2] ?? 0;
    }
  }
  return { data, width, height };
}

/** Adds each byte of the words of `more` to that of `sums`, without carrying into the next byte. */
function addBytes(sums: Uint32Array, more: Uint32Array): void {
  for (let at = 0; at < sums.length; at++) {
    const [a, b] = [sums[at] ?? 0, more[at] ?? 0];
    sums[at] = ((a & 0x7f7f7f7f) + (b & 0x7f7f7f7f)) ^ ((a ^ b) & 0x80808080);
  }
}

function chunksOf(png: Buffer): { header: Buffer; packed: Buffer } {
  let header: Buffer | undefined;
  const packed: Buffer[] = [];
  for (let at = signatureBytes; at + signatureBytes < png.length; ) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (name === 'IHDR') header = body;
    if (name === 'IDAT') packed.push(body);
    at += length + 12;
  }
  if (!header) throw new Error('not a PNG');
  return { header, packed: Buffer.concat(packed) };
}
