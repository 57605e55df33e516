import { readFileSync } from 'node:fs';
import { childPids } from '../../src/main/core/process/child-registry.ts';
import { until } from './until.ts';
import type { WallUnderTest } from './wall-under-test.ts';

/** Pids of the ffmpeg processes that decode for this process's wall: of all its ffmpegs those that write raw pictures. Linux only. */
export function decoderPids(): number[] {
  return childPids('ffmpeg').filter((pid) => argumentsOf(pid).includes('rawvideo'));
}

/** Waits until every tile of the first display that is shown by the `ffmpeg` lane has a decoder, and no other is left. */
export async function oneDecoderEach(wall: WallUnderTest): Promise<void> {
  const counts = () => [
    decoderPids().length,
    wall.tiles().filter((report) => report.lane === 'ffmpeg').length,
  ];
  const isEven = () => new Set(counts()).size === 1;
  await until('one decoder for each tile of the lane', isEven, 60_000, counts);
}

function argumentsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch (error) {
    // It has ended since it was listed.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return [];
    throw error;
  }
}
