// The kernel is bundled as the product bundles it; this is the type of that import.
/// <reference path="../../src/renderer/video/assemblyscript-module.d.ts" />

import { CpuPainter, softwareContext } from '../../src/renderer/video/cpu-painter.ts';
import { DrawImagePainter } from '../../src/renderer/video/draw-image-painter.ts';
import { loadKernel } from '../../src/renderer/video/load-kernel.ts';
import type { Painter, PaintJob } from '../../src/renderer/video/painter.ts';
import { WebglPainter } from '../../src/renderer/video/webgl-painter.ts';

export type PainterName = 'cpu' | 'drawImage' | 'webgl';

/** A grey 4:2:0 picture whose luma (limited range) runs from `from` by `across` to its right edge and by `down` to its lower one; and what is done with it. */
export interface PaintedPicture {
  readonly format: 'I420' | 'NV12';
  readonly width: number;
  readonly height: number;
  readonly luma: { readonly from: number; readonly across: number; readonly down: number };
  readonly job: PaintJob;
}

/** What the test reads off the page. */
export interface TestedPainters {
  /** Paints onto a red canvas of that size; the colours at these points of it, or null where this painter does not work. */
  paint(
    name: PainterName,
    size: { width: number; height: number },
    picture: PaintedPicture,
    points: readonly (readonly [x: number, y: number])[],
  ): Promise<number[][] | null>;
}

declare global {
  var testedPainters: TestedPainters;
}

globalThis.testedPainters = {
  async paint(name, size, { job, ...picture }, points) {
    const canvas = new OffscreenCanvas(size.width, size.height);
    const painter = await make(name, canvas);
    if (!painter) return null;
    const frame = frameOf(picture);
    await painter.paint(frame, job);
    frame.close();
    const probe = new OffscreenCanvas(size.width, size.height).getContext('2d');
    if (!probe) throw new Error('no canvas to read with');
    probe.drawImage(canvas, 0, 0);
    return points.map(([x, y]) => [...probe.getImageData(x, y, 1, 1).data.subarray(0, 3)]);
  },
};

function frameOf({ format, width, height, luma }: Omit<PaintedPicture, 'job'>): VideoFrame {
  const chroma = 2 * Math.ceil(width / 2) * Math.ceil(height / 2);
  const planes = new Uint8Array(width * height + chroma).fill(128);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      planes[y * width + x] =
        luma.from + (luma.across * (x + 0.5)) / width + (luma.down * (y + 0.5)) / height;
  return new VideoFrame(planes, { format, codedWidth: width, codedHeight: height, timestamp: 0 });
}

async function make(name: PainterName, canvas: OffscreenCanvas): Promise<Painter | null> {
  if (name === 'webgl') {
    // Emulated will do: what it draws is looked at, not how fast.
    const gl = canvas.getContext('webgl2', { alpha: false, preserveDrawingBuffer: true });
    if (!gl) return null;
    gl.clearColor(1, 0, 0, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    return new WebglPainter(gl);
  }
  const context = softwareContext(canvas);
  if (!context) return null;
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, canvas.width, canvas.height);
  return name === 'cpu' ? new CpuPainter(context, await loadKernel()) : new DrawImagePainter(context);
}
