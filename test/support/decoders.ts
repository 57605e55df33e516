import { readFileSync } from 'node:fs';
import { childPids } from '../../src/main/core/process/child-registry.ts';

/** Pids of the ffmpeg processes that decode for this process's wall: of all its ffmpegs those that write raw pictures. Linux only. */
export function decoderPids(): number[] {
  return childPids('ffmpeg').filter((pid) => argumentsOf(pid).includes('rawvideo'));
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
