import type { TileRect } from '../../shared/wall/layout.ts';
import type { PictureRegion } from '../../shared/wall/picture-region.ts';
import type { CanvasSize } from './wall-message.ts';

/** Colour of empty tiles and of the bars beside a picture. */
export const backgroundColour = '#0b0e12';

/** One picture to draw: where, which part of it (null: all), and what is filled with the background in the same breath (null: nothing). */
export interface PaintJob {
  readonly rect: TileRect;
  readonly region: PictureRegion | null;
  readonly ground: TileRect | null;
}

/** The region that is the whole picture. */
export const wholePicture: PictureRegion = { x: 0, y: 0, width: 1, height: 1 };

/** Puts pictures onto the canvas it was made with. Calls never overlap: each `paint` is awaited. */
export interface Painter {
  readonly name: string;
  /** Gives the canvas a new size and wipes all of it. */
  resize(size: CanvasSize): void;
  /** Fills a rectangle with the background. */
  wipe(rect: TileRect): void;
  /** Draws the picture's part scaled into the job's rectangle. The frame stays open: its owner closes it. Rejects when the frame cannot be read. */
  paint(frame: VideoFrame, job: PaintJob): Promise<void> | void;
}
