import { type BarcodeValue, barcodeLayout, encodeBarcode } from '../barcode.ts';
import { Canvas } from './canvas.ts';
import { roundRect } from './shape.ts';
import { Sprite } from './sprite.ts';
import type { YuvPicture } from './yuv.ts';

const black = 20;
const white = 235;

/** Makes what stamps the barcode's plate onto pictures of one size. */
export function createBarcodePlate(
  width: number,
  height: number,
): (picture: YuvPicture, value: BarcodeValue) => void {
  const { plate, modules, rows, columns } = barcodeLayout;
  const border = Math.max(1, Math.round(height / 360));
  const [plateWidth, plateHeight] = [plate.width * width, plate.height * height];
  const canvas = new Canvas(Math.ceil(plateWidth) + 2 * border, Math.ceil(plateHeight) + 2 * border, 1);
  const radius = height / 72;
  canvas.fill(
    roundRect(0, 0, plateWidth + 2 * border, plateHeight + 2 * border, radius + border),
    '#1b2433',
    { alpha: 0.35 },
  );
  canvas.fill(roundRect(border, border, plateWidth, plateHeight, radius), '#ffffff');
  const sprite = new Sprite(canvas);
  return (picture, value) => {
    sprite.stamp(picture, plate.x * width - border, plate.y * height - border);
    encodeBarcode(value).forEach((dark, index) => {
      const [row, column] = [Math.floor(index / columns), index % columns];
      const at = (share: number, size: number) => Math.round(share * size);
      const left = at(modules.x + (modules.width * column) / columns, width);
      const right = at(modules.x + (modules.width * (column + 1)) / columns, width);
      const top = at(modules.y + (modules.height * row) / rows, height);
      const bottom = at(modules.y + (modules.height * (row + 1)) / rows, height);
      for (let y = top; y < bottom; y++)
        picture.y.fill(dark ? black : white, y * width + left, y * width + right);
    });
  };
}
