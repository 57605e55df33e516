import type { EventValue } from '../../shared/contract/events.ts';

/** What is to be measured: `records` is one media message (media-message.ts), `painter` the kind that the window has chosen. */
export type MeasureJob = Pick<EventValue<'decode.wanted'>, 'parallel' | 'forMs' | 'tile'> & {
  readonly records: Uint8Array;
  readonly painter: string;
};

/** Pictures decoded and drawn in that time by all decoders together, or why there are none. */
export interface MeasureResult {
  readonly pictures: number;
  readonly elapsedMs: number;
  readonly problem: string | null;
}
