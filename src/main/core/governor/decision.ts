import type { TileReason } from '../../../shared/wall/tile-state.ts';

/** What changed for a feed: its stream, its pictures, or where it is decoded. */
export type GovernorAct =
  | 'to-main'
  | 'to-sub'
  | 'to-half'
  | 'to-keyframes'
  | 'to-all'
  | 'to-webcodecs'
  | 'to-ffmpeg';

/**
 * What made the governor do it. `opened`, `size`: the tile. `looked-at`: selected, maximised or zoomed. `forecast`: the predicted load is over the
 * budget. `late`: tiles were late. `room`: there was room for ten seconds. `swap`: a larger tile takes a smaller one's place. `lane`: another lane
 * is cheaper, or the feed failed in the one it had. `measuring`: the machine is being measured, or was.
 */
export type DecisionCause =
  | 'opened'
  | 'size'
  | 'looked-at'
  | 'forecast'
  | 'late'
  | 'room'
  | 'swap'
  | 'lane'
  | 'measuring';

/** One decision, for the log and the desk; `tile` is the feed's largest. */
export interface Decision {
  readonly atMs: number;
  readonly windowId: string;
  readonly tile: number;
  readonly cameraId: string;
  readonly act: GovernorAct;
  readonly reason: TileReason | null;
  readonly why: {
    readonly cause: DecisionCause;
    /** All feeds as now ordered, corrected. */
    readonly predictedCores: number;
    readonly usableCores: number;
    /** Everybody's, as last measured. */
    readonly busyCores: number;
    /** Of these, ours; null where the system does not tell. */
    readonly ownCores: number | null;
    readonly factor: number;
  };
}

/** A decision as one line of the log. */
export function decisionLine({ windowId, tile, cameraId, act, reason, why }: Decision): string {
  const { cause, predictedCores, usableCores, busyCores, ownCores, factor } = why;
  const ours = ownCores === null ? '' : `, ours ${ownCores.toFixed(2)}`;
  const figures = `predicted ${predictedCores.toFixed(2)} of ${usableCores.toFixed(2)} cores, busy ${busyCores.toFixed(2)}${ours}, x${factor.toFixed(2)}`;
  return `${windowId} tile ${tile} ${cameraId} ${act} (${cause}${reason ? `, ${reason}` : ''}; ${figures})`;
}
