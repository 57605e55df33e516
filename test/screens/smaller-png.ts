import { PNG } from 'pngjs';

/** Steps of a rare colour that are kept. */
const step = 16;
/** A colour of so many pixels is a ground or a line, which stays as it is. */
const commonPixels = 1200;

/** The same picture in a smaller file: what a PNG cannot pack are the last bits of painted skies and of soft edges. */
export function smallerPng(png: Buffer): Buffer {
  const picture = PNG.sync.read(png);
  const { data } = picture;
  const colourAt = (at: number) => data.readUIntBE(at, 3);
  const pixels = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) pixels.set(colourAt(at), (pixels.get(colourAt(at)) ?? 0) + 1);
  for (let at = 0; at < data.length; at += 4) {
    if ((pixels.get(colourAt(at)) ?? 0) >= commonPixels) continue;
    for (let part = at; part < at + 3; part++)
      data[part] = Math.min(255, Math.round((data[part] ?? 0) / step) * step);
  }
  return PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 });
}
