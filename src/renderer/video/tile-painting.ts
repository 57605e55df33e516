import type { Painter } from './painter.ts';
import type { PainterKind } from './painter-kinds.ts';

const maxCanvasPx = 4096;

/** A canvas that nobody sees, with places of a tile's size. Frames are painted one after the other, as on a wall. */
export class TilePainting {
  readonly canvas: OffscreenCanvas;
  private readonly painter: Painter;
  private readonly tile: { readonly width: number; readonly height: number };
  private last: Promise<void> = Promise.resolve();

  /** Null where this kind of painter does not work. */
  static async make(
    kind: PainterKind,
    tile: { width: number; height: number },
    places: number,
  ): Promise<TilePainting | null> {
    const columns = Math.max(1, Math.min(places, Math.floor(maxCanvasPx / tile.width)));
    const rows = Math.max(1, Math.min(Math.ceil(places / columns), Math.floor(maxCanvasPx / tile.height)));
    const canvas = new OffscreenCanvas(columns * tile.width, rows * tile.height);
    const painter = await kind.make(canvas);
    return painter && new TilePainting(canvas, painter, tile);
  }

  private constructor(canvas: OffscreenCanvas, painter: Painter, tile: { width: number; height: number }) {
    this.canvas = canvas;
    this.painter = painter;
    this.tile = tile;
  }

  /** Settles when the frame is drawn and closed. Rejects when it cannot be read. */
  paint(frame: VideoFrame, place: number): Promise<void> {
    const { width, height } = this.tile;
    const columns = Math.floor(this.canvas.width / width);
    const rows = Math.floor(this.canvas.height / height);
    const x = (place % columns) * width;
    const y = (Math.floor(place / columns) % rows) * height;
    const job = { rect: { x, y, width, height }, region: null, ground: null };
    const done = this.last.then(() => this.painter.paint(frame, job)).finally(() => frame.close());
    this.last = done.catch(() => {
      // Told to whoever asked for this frame; the next one is another matter.
    });
    return done;
  }
}
