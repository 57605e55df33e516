import type { ClipSpec } from './clip-spec.ts';

/** What a worker is asked: this clip, with this ffmpeg, into this file. */
export interface ClipJob {
  readonly spec: ClipSpec;
  readonly ffmpeg: string;
  readonly path: string;
}
