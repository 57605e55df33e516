import type { z } from 'zod';
import type { CameraOverride } from '../../src/simulator/city-options.ts';

/** Pictures a second of the lane cameras: few, so that a small machine decodes every lane's. */
export const laneFps = 5;
/** Seconds until a barcode of camera 1 or 6 comes again. */
export const laneLoopSeconds = 20;

const slow = {
  fps: laneFps,
  sizes: { main: { width: 640, height: 360 }, sub: { width: 320, height: 180 } },
} as const;

/**
 * Nine cameras of all codecs. Number 1 has H.265 as its main stream and H.264 as its substream, with keyframes 4 s apart: another stream is another
 * lane. Number 9 has nothing but 4K, once a second.
 */
export const laneCameras: readonly z.input<typeof CameraOverride>[] = [
  { number: 1, ...slow, codec: 'hevc', subCodec: 'h264', gopSeconds: 4, loopSeconds: laneLoopSeconds },
  { number: 2, ...slow, codec: 'hevc' },
  { number: 3, ...slow, codec: 'mjpeg' },
  { number: 4, ...slow, codec: 'mpeg4' },
  { number: 5, ...slow, bFrames: 2 },
  { number: 6, ...slow, loopSeconds: laneLoopSeconds },
  { number: 7, ...slow, codec: 'hevc', bFrames: 2 },
  { number: 8, ...slow, codec: 'mpeg4', bFrames: 2 },
  { number: 9, fps: 1, noSub: true, sizes: { main: { width: 3840, height: 2160 } } },
];
