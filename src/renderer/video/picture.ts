import type { UnderWay } from './backlog.ts';

/** A decoded picture and when its packet arrived, in core time. */
export interface Picture extends UnderWay {
  readonly frame: VideoFrame;
  /** Pictures of one session come from one decoder: only their times compare. */
  readonly session: number;
}
