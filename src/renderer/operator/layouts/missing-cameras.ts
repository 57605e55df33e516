import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import type { SessionState } from '../../session/session-store.ts';

type Known = Pick<SessionState, 'cameras' | 'camerasComplete'>;

/** Whether a camera is not in the list any more; false while the list is still on its way. */
export function isMissing({ cameras, camerasComplete }: Known, cameraId: string | null): boolean {
  return cameraId !== null && camerasComplete && !cameras.has(cameraId);
}

/** Tiles of a layout, counted from 0, whose cameras are not in the list any more: they would stay empty. */
export function missingTiles({ grid, tiles }: Pick<SavedLayout, 'grid' | 'tiles'>, known: Known): number[] {
  return grid.cells.flatMap((_, tile) => (isMissing(known, tiles[tile] ?? null) ? [tile] : []));
}
