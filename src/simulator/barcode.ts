/** What a picture's barcode says: camera number and index of the frame in its loop, 0 to 4095 each. */
export interface BarcodeValue {
  readonly camera: number;
  readonly frame: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** RGBA pixels, row by row, 4 bytes each. */
export interface RgbaPixels {
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/**
 * Where the barcode stands, as fractions of the picture: a white plate, in it `rows` x `columns` modules, black = 1. The first and last two
 * columns are the sync pattern, the 16 columns between carry the 32 bits camera (12), frame (12), CRC-8, most significant first,
 * row by row. At 640x360 a module is 12 x 14 pixels, at 240x135 it is 4.5 x 5.25.
 */
export const barcodeLayout = {
  plate: { x: 360 / 640, y: 12 / 360, width: 264 / 640, height: 42 / 360 },
  modules: { x: 372 / 640, y: 19 / 360, width: 240 / 640, height: 28 / 360 },
  rows: 2,
  columns: 20,
} as const;

const { rows, columns } = barcodeLayout;
const sync: ReadonlyArray<readonly [row: number, column: number, black: boolean]> = [
  [0, 0, true],
  [0, 1, false],
  [1, 0, false],
  [1, 1, true],
  [0, columns - 2, true],
  [0, columns - 1, true],
  [1, columns - 2, false],
  [1, columns - 1, true],
];

/** The modules of a value, row by row, true = black. */
export function encodeBarcode({ camera, frame }: BarcodeValue): boolean[] {
  const modules = new Array<boolean>(rows * columns).fill(false);
  for (const [row, column, black] of sync) modules[row * columns + column] = black;
  const bits = dataBits(camera, frame);
  for (let bit = 0; bit < 32; bit++) modules[dataModule(bit)] = ((bits >>> (31 - bit)) & 1) === 1;
  return modules;
}

function dataModule(bit: number): number {
  return bit < 16 ? 2 + bit : columns + 2 + (bit - 16);
}

function dataBits(camera: number, frame: number): number {
  const value = ((camera & 0xfff) << 12) | (frame & 0xfff);
  return ((value << 8) | crc8(value)) >>> 0;
}

/** CRC-8 (polynomial x^8+x^2+x+1, start 0xff) of 24 bits. */
function crc8(value: number): number {
  let crc = 0xff;
  for (let shift = 16; shift >= 0; shift -= 8) {
    crc ^= (value >>> shift) & 0xff;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80 ? ((crc << 1) ^ 0x07) & 0xff : crc << 1;
  }
  return crc;
}

const minContrast = 48;
/** A module that is nearly as light as dark, as a share of the contrast, is read across its edge: such a place tells nothing, and might by chance tell wrong. */
const leastClear = 0.2;
const shifts = [0, 0.5, -0.5, 1, -1, 1.5, -1.5, 2, -2];

/**
 * Reads the barcode of the picture that fills `rect` of a screenshot (by default all of it); null when there is none to be read.
 * Tolerates two pixels of misplacement; a wrong value needs a chance match of the sync pattern, the quiet zone and the CRC.
 */
export function readBarcode(pixels: RgbaPixels, rect?: Rect): BarcodeValue | null {
  const picture = rect ?? { x: 0, y: 0, width: pixels.width, height: pixels.height };
  for (const dy of shifts) {
    for (const dx of shifts) {
      const value = readAt(pixels, { ...picture, x: picture.x + dx, y: picture.y + dy });
      if (value) return value;
    }
  }
  return null;
}

function readAt(pixels: RgbaPixels, picture: Rect): BarcodeValue | null {
  const levels = sync.map(([row, column]) => moduleLevel(pixels, picture, row, column));
  const dark = levels.filter((_, index) => sync[index]?.[2]);
  const light = [...levels.filter((_, index) => !sync[index]?.[2]), ...quietLevels(pixels, picture)];
  if (Math.min(...light) - Math.max(...dark) < minContrast) return null;
  const threshold = (mean(dark) + mean(light)) / 2;
  const contrast = mean(light) - mean(dark);
  let bits = 0;
  for (let bit = 0; bit < 32; bit++) {
    const module = dataModule(bit);
    const level = moduleLevel(pixels, picture, Math.floor(module / columns), module % columns);
    if (Math.abs(level - threshold) < leastClear * contrast) return null;
    bits = (bits << 1) | (level < threshold ? 1 : 0);
  }
  const camera = (bits >>> 20) & 0xfff;
  const frame = (bits >>> 8) & 0xfff;
  return dataBits(camera, frame) === bits >>> 0 ? { camera, frame } : null;
}

/** Mean brightness of the middle of a module. */
function moduleLevel(pixels: RgbaPixels, picture: Rect, row: number, column: number): number {
  const { modules } = barcodeLayout;
  const width = (modules.width * picture.width) / columns;
  const height = (modules.height * picture.height) / rows;
  const x = picture.x + modules.x * picture.width + (column + 0.5) * width;
  const y = picture.y + modules.y * picture.height + (row + 0.5) * height;
  return levelAround(pixels, x, y, width, height);
}

/** Brightness of the quiet zone left and right of the modules: white in a true plate. */
function quietLevels(pixels: RgbaPixels, picture: Rect): number[] {
  const { plate, modules } = barcodeLayout;
  const width = (modules.width * picture.width) / columns;
  const height = (modules.height * picture.height) / rows;
  const left = picture.x + (modules.x - (modules.x - plate.x) / 2) * picture.width;
  const right = picture.x + (plate.x + plate.width - (modules.x - plate.x) / 2) * picture.width;
  const middle = picture.y + (plate.y + plate.height / 2) * picture.height;
  return [left, right].map((x) => levelAround(pixels, x, middle, width, height));
}

/** Mean brightness of the inner part of a module around its centre: up to 5 x 5 points over its middle 40 %. */
function levelAround(pixels: RgbaPixels, x: number, y: number, width: number, height: number): number {
  const countX = Math.max(1, Math.min(5, Math.round(width * 0.4)));
  const countY = Math.max(1, Math.min(5, Math.round(height * 0.4)));
  let sum = 0;
  for (let row = 0; row < countY; row++) {
    for (let column = 0; column < countX; column++) {
      const px = x + ((column + 0.5) / countX - 0.5) * width * 0.4;
      const py = y + ((row + 0.5) / countY - 0.5) * height * 0.4;
      sum += levelAt(pixels, Math.floor(px), Math.floor(py));
    }
  }
  return sum / (countX * countY);
}

function levelAt({ data, width, height }: RgbaPixels, x: number, y: number): number {
  if (x < 0 || y < 0 || x >= width || y >= height) return 128;
  const at = (y * width + x) * 4;
  return ((data[at] ?? 0) * 299 + (data[at + 1] ?? 0) * 587 + (data[at + 2] ?? 0) * 114) / 1000;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
