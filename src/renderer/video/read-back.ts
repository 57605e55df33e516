import { softwareContext } from './cpu-painter.ts';

/** Asks for one pixel, so that nothing measured is still waiting to be done. */
export function readBack(canvas: OffscreenCanvas): void {
  const probe = new OffscreenCanvas(1, 1);
  const context = softwareContext(probe);
  context?.drawImage(canvas, 0, 0);
  context?.getImageData(0, 0, 1, 1);
}
