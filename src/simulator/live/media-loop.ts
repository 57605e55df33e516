import type { FrameTemplate } from '../rtp/frame-template.ts';

/** One frame (or piece of audio) of a loop, in the order of sending. */
export interface MediaUnit {
  readonly template: FrameTemplate;
  readonly keyframe: boolean;
  readonly displayIndex: number;
}

/** What a track sends over and over. `sdp` are the lines after its m= line. */
export interface MediaLoop {
  readonly kind: 'video' | 'audio';
  readonly payloadType: number;
  readonly clockRate: number;
  readonly unitsPerSecond: number;
  readonly units: readonly MediaUnit[];
  readonly sdp: readonly string[];
}
