import type { Page } from 'playwright-core';
import type { CityPicture } from './city-picture.ts';

/** Where a picture goes, in shares of the canvas. */
export interface PaintedTile {
  readonly picture: CityPicture;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Paints pictures over the wall window's canvas, or, without one, into a new canvas of that size; answers with it as a JPEG in base64. */
export function paintPictures(
  page: Page,
  tiles: readonly PaintedTile[],
  size: { width: number; height: number },
): Promise<string> {
  return page.evaluate(
    async ({ list, width, height }) => {
      const own = document.querySelector<HTMLCanvasElement>('canvas.wall-canvas');
      const canvas = own ?? Object.assign(document.createElement('canvas'), { width, height });
      const context = canvas.getContext('2d');
      for (const { picture, ...place } of list) {
        const bytes = Uint8Array.from(atob(picture.i420), (letter) => letter.charCodeAt(0));
        const frame = new VideoFrame(bytes, {
          format: 'I420',
          codedWidth: picture.width,
          codedHeight: picture.height,
          timestamp: 0,
          colorSpace: { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', fullRange: false },
        });
        const scaled = [place.x * canvas.width, place.y * canvas.height] as const;
        context?.drawImage(frame, ...scaled, place.width * canvas.width, place.height * canvas.height);
        frame.close();
      }
      return canvas.toDataURL('image/jpeg', 0.95).replace(/^[^,]*,/, '');
    },
    { list: tiles, ...size },
  );
}
