import { z } from 'zod';
import { TileSaid } from './tile-memory.ts';

const { tile, cameraId, state, reason, stream, width, height } = TileSaid.shape;
const Rows = z.array(z.tuple([tile, cameraId, state, reason, stream, width, height]));

/** What tiles showed as the log's file keeps it: JSON without names. */
export function saidText(said: readonly TileSaid[]): string {
  const row = (one: TileSaid) => [
    one.tile,
    one.cameraId,
    one.state,
    one.reason,
    one.stream,
    one.width,
    one.height,
  ];
  return JSON.stringify(said.map(row));
}

/** Reads it again. Throws SyntaxError or ZodError on what saidText did not write. */
export function parseSaid(text: string): TileSaid[] {
  return Rows.parse(JSON.parse(text)).map(([tile, cameraId, state, reason, stream, width, height]) => ({
    tile,
    cameraId,
    state,
    reason,
    stream,
    width,
    height,
  }));
}
