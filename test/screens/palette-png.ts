import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

const paletteSize = 256;

/** The same picture with at most 256 colours (PNG colour type 3), a third of the size: small enough to be kept with the source. */
export function palettePng(png: Buffer): Buffer {
  const { data, width, height } = PNG.sync.read(png);
  const colourAt = (pixel: number) => data.readUIntBE(pixel * 4, 3);
  const pixels = new Map<number, number>();
  for (let pixel = 0; pixel < width * height; pixel++)
    pixels.set(colourAt(pixel), (pixels.get(colourAt(pixel)) ?? 0) + 1);
  const colours = paletteOf(pixels);
  const places = new Map(colours.map((colour, at) => [colour, at]));
  // Every line begins with its filter: none.
  const lines = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour = colourAt(pixel);
    const at = places.get(colour) ?? nearest(colours, colour);
    places.set(colour, at);
    lines[Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width)] = at;
  }
  return pngOf(width, height, colours, lines);
}

/** One colour of every part of the colour space that the picture touches, so that none is lost; then the most frequent ones as they are. */
function paletteOf(pixels: ReadonlyMap<number, number>): number[] {
  const frequent = [...pixels].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
  const parts = new Map<number, number>();
  for (const colour of frequent) {
    const part = colour & 0xe0e0e0;
    if (!parts.has(part)) parts.set(part, colour);
  }
  return [...new Set([...[...parts.values()].slice(0, paletteSize / 2), ...frequent])].slice(0, paletteSize);
}

function nearest(colours: readonly number[], colour: number): number {
  const part = (of: number, shift: number) => (of >> shift) & 255;
  let best = { at: 0, distance: Number.POSITIVE_INFINITY };
  colours.forEach((candidate, at) => {
    const apart = [16, 8, 0].map((shift) => part(candidate, shift) - part(colour, shift));
    const distance = apart.reduce((sum, one) => sum + one * one, 0);
    if (distance < best.distance) best = { at, distance };
  });
  return best.at;
}

/** A PNG of 8 bits an entry (W3C PNG, 3rd edition, 11.2). */
function pngOf(width: number, height: number, colours: readonly number[], lines: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const palette = Buffer.alloc(colours.length * 3);
  colours.forEach((colour, at) => {
    palette.writeUIntBE(colour, at * 3, 3);
  });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const body = [
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
  ];
  return Buffer.concat([signature, ...body, chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
