import type { z } from 'zod';
import type { CameraOverride } from '../../src/simulator/city-options.ts';

type Override = z.input<typeof CameraOverride>;

/**
 * Cameras 1 to `count` with small, slow streams, so that a large wall is held by a small machine, and with the same ones in every test, so that
 * their clips are made once; `more` says how some differ.
 */
export function smallCameras(count: number, more: readonly Override[] = []): Override[] {
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    sizes: { main: { width: 640, height: 360 }, sub: { width: 320, height: 180 } },
    fps: 5,
    ...more.find(({ number }) => number === index + 1),
  }));
}
