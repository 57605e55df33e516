import { z } from 'zod';
import { TileSaid } from './tile-memory.ts';

const { tile, cameraId, state, reason, stream, width, height } = TileSaid.shape;
const { codec, lane, transport, fps, pictureAtMs } = TileSaid.shape;

/** Rows of the log's first version end with the height. */
const Row = z.tuple([
  tile,
  cameraId,
  state,
  reason,
  stream,
  width,
  height,
  codec.optional(),
  lane.optional(),
  transport.optional(),
  fps.optional(),
  pictureAtMs.optional(),
]);

/** What tiles showed as the log's file keeps it: JSON without names. */
export function saidText(said: readonly TileSaid[]): string {
  const rows = said.map(
    (one): z.input<typeof Row> => [
      one.tile,
      one.cameraId,
      one.state,
      one.reason,
      one.stream,
      one.width,
      one.height,
      one.codec,
      one.lane,
      one.transport,
      one.fps,
      one.pictureAtMs,
    ],
  );
  return JSON.stringify(rows);
}

/** Reads it again. Throws SyntaxError or ZodError on what saidText did not write. */
export function parseSaid(text: string): TileSaid[] {
  return z
    .array(Row)
    .parse(JSON.parse(text))
    .map(([tile, cameraId, state, reason, stream, width, height, ...later]) => {
      const [codec = null, lane = null, transport = null, fps = null, pictureAtMs = null] = later;
      return {
        ...{ tile, cameraId, state, reason, stream, width, height },
        ...{ codec, lane, transport, fps, pictureAtMs },
      };
    });
}
