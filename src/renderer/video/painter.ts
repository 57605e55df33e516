import type { TileRect } from '../../shared/wall/layout.ts';
import type { CanvasSize } from './wall-message.ts';

/** Colour of empty tiles and of the bars beside a picture. */
export const backgroundColour = '#0b0e12';

/** Puts pictures onto the canvas it was made with. Calls never overlap: each `paint` is awaited. */
export interface Painter {
  readonly name: string;
  /** Gives the canvas a new size and wipes all of it. */
  resize(size: CanvasSize): void;
  /** Fills a rectangle with the background. */
  wipe(rect: TileRect): void;
  /** Draws the whole picture scaled into `rect`. The frame stays open: its owner closes it. Rejects when the frame cannot be read. */
  paint(frame: VideoFrame, rect: TileRect): Promise<void> | void;
}
