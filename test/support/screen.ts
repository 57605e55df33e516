import { PNG } from 'pngjs';
import {
  fitPicture,
  type Grid,
  layoutRects,
  parseLayout,
  type TileRect,
} from '../../src/shared/wall/layout.ts';
import { type BarcodeValue, type RgbaPixels, readBarcode } from '../../src/simulator/barcode.ts';

/** Pixels of a PNG. */
export function readPng(bytes: Uint8Array): RgbaPixels {
  const { data, width, height } = PNG.sync.read(Buffer.from(bytes));
  return { data: new Uint8Array(data), width, height };
}

/** Pixels of a PPM of 3 x 8 bits (P6) without comments: nobody spends time on packing and unpacking it. Throws on any other. */
export function readPpm(bytes: Buffer): RgbaPixels {
  const head = /^P6\s(\d+)\s(\d+)\s255\s/.exec(bytes.toString('latin1', 0, 64));
  if (!head) throw new Error('not a PPM of 8 bits');
  const [width, height] = [Number(head[1]), Number(head[2])];
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let to = 0, from = head[0].length; to < data.length; to += 4, from += 3) {
    data[to] = bytes[from] ?? 0;
    data[to + 1] = bytes[from + 1] ?? 0;
    data[to + 2] = bytes[from + 2] ?? 0;
  }
  return { data, width, height };
}

/** Where a 16:9 picture stands on each tile of a layout that fills `area`. */
export function pictureRects(wanted: string | Grid, area: TileRect): TileRect[] {
  const layout = typeof wanted === 'string' ? parseLayout(wanted) : wanted;
  if (!layout) throw new Error(`no layout ${String(wanted)}`);
  return layoutRects(layout, area.width, area.height).map((rect) => {
    const fitted = fitPicture(rect, 16, 9);
    return { ...fitted, x: fitted.x + area.x, y: fitted.y + area.y };
  });
}

/** What each tile of a display shows, read off its picture; null where no barcode can be read. */
export function readTiles(
  pixels: RgbaPixels,
  layout: string | Grid,
  area?: TileRect,
): (BarcodeValue | null)[] {
  const whole = { x: 0, y: 0, width: pixels.width, height: pixels.height };
  return pictureRects(layout, area ?? whole).map((rect) => readBarcode(pixels, rect));
}
