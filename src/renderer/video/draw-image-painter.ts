import type { TileRect } from '../../shared/wall/layout.ts';
import type { PictureRegion } from '../../shared/wall/picture-region.ts';
import { backgroundColour, type Painter, type PaintJob, wholePicture } from './painter.ts';
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

  paint(frame: VideoFrame, { rect, region, ground }: PaintJob): void {
    if (ground) this.wipe(ground);
    drawPart(this.context, frame, rect, region ?? wholePicture);
  }
}

/** Draws a part of the picture through the browser's own scaler. */
export function drawPart(
  context: OffscreenCanvasRenderingContext2D,
  frame: VideoFrame,
  { x, y, width, height }: TileRect,
  region: PictureRegion,
): void {
  const { displayWidth, displayHeight } = frame;
  const left = region.x * displayWidth;
  const top = region.y * displayHeight;
  const across = region.width * displayWidth;
  const down = region.height * displayHeight;
  context.drawImage(frame, left, top, across, down, x, y, width, height);
}
