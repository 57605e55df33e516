import type { TileRect } from '../../shared/wall/layout.ts';
import { backgroundColour, type Painter } from './painter.ts';
import type { CanvasSize } from './wall-message.ts';

/** Lets the browser scale and colour: works with every picture everywhere, and is the slowest without a GPU. */
export class DrawImagePainter implements Painter {
  readonly name = 'drawImage';
  private readonly context: OffscreenCanvasRenderingContext2D;

  constructor(context: OffscreenCanvasRenderingContext2D) {
    this.context = context;
  }

  resize({ width, height }: CanvasSize): void {
    Object.assign(this.context.canvas, { width, height });
    this.wipe({ x: 0, y: 0, width, height });
  }

  wipe({ x, y, width, height }: TileRect): void {
    this.context.fillStyle = backgroundColour;
    this.context.fillRect(x, y, width, height);
  }

  paint(frame: VideoFrame, { x, y, width, height }: TileRect): void {
    this.context.drawImage(frame, x, y, width, height);
  }
}
