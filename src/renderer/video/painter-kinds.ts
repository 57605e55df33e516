import { CpuPainter, softwareContext } from './cpu-painter.ts';
import { DrawImagePainter } from './draw-image-painter.ts';
import { loadKernel } from './load-kernel.ts';
import type { Painter } from './painter.ts';
import { hardwareContext, WebglPainter } from './webgl-painter.ts';

/** A way to paint. `make` gives null where there is no such way, and throws where it does not work. */
export interface PainterKind {
  readonly name: string;
  make(canvas: OffscreenCanvas): Promise<Painter | null>;
}

/** All there are, in the order they are tried in. */
export const painterKinds: readonly PainterKind[] = [
  {
    name: 'webgl',
    make: async (canvas) => {
      const gl = hardwareContext(canvas);
      return gl && new WebglPainter(gl);
    },
  },
  {
    name: 'cpu',
    make: async (canvas) => {
      const context = softwareContext(canvas);
      return context && new CpuPainter(context, await loadKernel());
    },
  },
  {
    name: 'drawImage',
    make: async (canvas) => {
      const context = softwareContext(canvas);
      return context && new DrawImagePainter(context);
    },
  },
];
