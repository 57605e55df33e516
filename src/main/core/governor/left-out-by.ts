import type { LaneCount } from './governor-world.ts';

/**
 * Pictures left out, by camera and stream. Of several decoders of a stream the one that left out least counts: another may have been told to leave out
 * all but keyframes. One that is just being replaced tells nothing of the load.
 */
export function leftOutBy(counts: readonly LaneCount[]): ReadonlyMap<string, number> {
  const least = new Map<string, number>();
  for (const { cameraId, role, method, leftOut } of counts) {
    const key = `${cameraId} ${role}`;
    if (method !== null) least.set(key, Math.min(leftOut, least.get(key) ?? leftOut));
  }
  return least;
}
