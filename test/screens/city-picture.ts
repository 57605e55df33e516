import { createScene } from '../../src/simulator/scene/scene.ts';
import { createYuvPicture } from '../../src/simulator/scene/yuv.ts';

/** A picture as a page takes it: I420, BT.709, base64. */
export interface CityPicture {
  readonly camera: number;
  readonly width: number;
  readonly height: number;
  readonly i420: string;
}

const size = { width: 480, height: 270 };
const made = new Map<number, CityPicture>();

/** One picture of a pretend camera, always the same one. */
export function cityPicture(camera: number): CityPicture {
  const known = made.get(camera);
  if (known) return known;
  const picture = createYuvPicture(size.width, size.height);
  createScene({ camera, ...size, frames: 250, loopSeconds: 10 })(picture, 40);
  const result = { camera, ...size, i420: Buffer.from(picture.bytes).toString('base64') };
  made.set(camera, result);
  return result;
}
