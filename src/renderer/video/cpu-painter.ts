import type { TileRect } from '../../shared/wall/layout.ts';
import { type PictureColour, pictureColour } from './colour-matrix.ts';
import { drawPart } from './draw-image-painter.ts';
import { backgroundColour, type Painter, type PaintJob, wholePicture } from './painter.ts';
import { type PictureCut, pictureCut } from './picture-cut.ts';
import type { ScaleKernel, ScalePlan, SourceShape } from './scale-kernel.ts';
import type { CanvasSize } from './wall-message.ts';

/** A 2D context whose pixels live in main memory: what our own kernel writes to. Null where there is none. */
export function softwareContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D | null {
  return canvas.getContext('2d', { alpha: false, willReadFrequently: true });
}

/** Reads each picture's planes, scales and colours them at tile size with `kernel`, and puts the finished pixels onto the canvas. */
export class CpuPainter implements Painter {
  readonly name = 'cpu';
  private readonly context: OffscreenCanvasRenderingContext2D;
  private readonly kernel: ScaleKernel;
  private readonly images = new WeakMap<ScalePlan, ImageData>();

  constructor(context: OffscreenCanvasRenderingContext2D, kernel: ScaleKernel) {
    this.context = context;
    this.kernel = kernel;
  }

  resize({ width, height }: CanvasSize): void {
    Object.assign(this.context.canvas, { width, height });
    this.wipe({ x: 0, y: 0, width, height });
  }

  wipe({ x, y, width, height }: TileRect): void {
    this.context.fillStyle = backgroundColour;
    this.context.fillRect(x, y, width, height);
  }

  async paint(frame: VideoFrame, { rect, region, ground }: PaintJob): Promise<void> {
    const cut = region && frame.visibleRect && pictureCut(frame.visibleRect, region);
    const shape = sourceShape(frame, cut);
    if (!shape) {
      if (ground) this.wipe(ground);
      drawPart(this.context, frame, rect, region ?? wholePicture);
      return;
    }
    const plan = this.kernel.plan(shape, rect.width, rect.height);
    await (cut ? frame.copyTo(plan.source, { rect: cut.rect }) : frame.copyTo(plan.source));
    plan.convert();
    if (ground) this.wipe(ground);
    this.context.putImageData(this.imageOf(plan, rect), rect.x, rect.y);
  }

  private imageOf(plan: ScalePlan, { width, height }: TileRect): ImageData {
    const image = this.images.get(plan) ?? new ImageData(plan.target, width, height);
    this.images.set(plan, image);
    return image;
  }
}

/** The layouts that the kernel reads; null for all others (10 bit, 4:4:4, RGB), which the browser draws itself. */
function sourceShape(frame: VideoFrame, cut: PictureCut | null): SourceShape | null {
  const layout = frame.format;
  const { visibleRect } = frame;
  if ((layout !== 'I420' && layout !== 'NV12') || !visibleRect) return null;
  const colour: PictureColour = pictureColour(frame.colorSpace, visibleRect.height);
  const { width, height } = cut?.rect ?? visibleRect;
  return { layout, width, height, part: cut?.part ?? null, ...colour };
}
