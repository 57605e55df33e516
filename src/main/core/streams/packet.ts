/** One coded picture as it came: H.264 and H.265 as Annex B, MJPEG as JPEG. `arrivedAtMs` is core time (core-time.ts). */
export interface Packet {
  readonly ptsMs: number;
  readonly keyframe: boolean;
  readonly arrivedAtMs: number;
  readonly payload: Uint8Array;
}
