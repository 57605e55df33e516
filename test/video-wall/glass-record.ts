import type { Page } from 'playwright-core';
import { z } from 'zod';

/** A picture that was drawn: the left edge of its place, the number that it carries (numbered-clip.ts), when by the worker's clock. */
const Drawn = z.object({ x: z.number(), number: z.number(), atMs: z.number() });
export type Drawn = z.infer<typeof Drawn>;

const channel = 'glass';
const bars = 12;

/** A script for the video worker that tells of every picture put onto a canvas of this width, read off the canvas itself. */
export function glassTeller(canvasWidth: number): string {
  return `{
  const glass = new BroadcastChannel('${channel}');
  const contexts = OffscreenCanvasRenderingContext2D.prototype;
  const tell = (context, [x, y, width, height]) => {
    if (context.canvas.width !== ${canvasWidth}) return;
    const { data } = context.getImageData(x, y + Math.floor(height / 4), width, 1);
    let number = 0;
    for (let bit = 0; bit < ${bars}; bit++)
      if (data[4 * Math.floor(((bit + 0.5) * width) / ${bars}) + 1] > 125) number |= 1 << bit;
    glass.postMessage({ x, number, atMs: performance.now() });
  };
  const { putImageData, drawImage } = contexts;
  contexts.putImageData = function (image, x, y) {
    putImageData.call(this, image, x, y);
    tell(this, [x, y, image.width, image.height]);
  };
  contexts.drawImage = function (source, ...where) {
    drawImage.call(this, source, ...where);
    if (source instanceof VideoFrame) tell(this, where.slice(-4));
  };
}`;
}

/** A script for the page that keeps what its worker tells. */
export const glassKeeper = `globalThis.glass = [];
new BroadcastChannel('${channel}').onmessage = ({ data }) => globalThis.glass.push(data);`;

/** All that was drawn so far, in its order. */
export async function drawnOn(page: Page): Promise<Drawn[]> {
  return z.array(Drawn).parse(await page.evaluate('globalThis.glass'));
}
