/** A square PNG of that many pixels. */
export interface IconPicture {
  readonly pixels: number;
  readonly png: Uint8Array;
}

/**
 * A Windows icon file of PNG pictures (up to 256 pixels). Layout: ICONDIR, then ICONDIRENTRY of 16 bytes a picture, then the pictures.
 * https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10)
 */
export function icoFile(pictures: readonly IconPicture[]): Uint8Array {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { pixels, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // 256 does not fit a byte and is written as 0.
    head.writeUInt8(pixels % 256, at);
    head.writeUInt8(pixels % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** Types of PNG pictures in an icon file of macOS, by pixels. https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
const icnsTypes: ReadonlyMap<number, string> = new Map([
  [16, 'icp4'],
  [32, 'icp5'],
  [64, 'icp6'],
  [128, 'ic07'],
  [256, 'ic08'],
  [512, 'ic09'],
  [1024, 'ic10'],
]);

/** A macOS icon file of PNG pictures: 'icns', its length, then type, length and bytes of each picture. Sizes that have no type are left out. */
export function icnsFile(pictures: readonly IconPicture[]): Uint8Array {
  const parts = pictures.flatMap(({ pixels, png }) => {
    const type = icnsTypes.get(pixels);
    return type === undefined ? [] : [tagged(type, png.length), png];
  });
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([tagged('icns', length), ...parts]);
}

/** Four letters and the length with these eight bytes. */
function tagged(type: string, length: number): Uint8Array {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(length + 8, 4);
  return head;
}
