import type { BrowserList } from './browser-store.ts';
import type { CameraEntry } from './camera-entry.ts';
import { type Neighbour, neighbourCameras } from './neighbour-cameras.ts';
import { isWithinUnit } from './unit-path.ts';

/** The cameras that are searched, in their order, and for neighbours why each is one. */
export interface ListedCameras {
  readonly entries: readonly CameraEntry[];
  readonly neighbours: ReadonlyMap<CameraEntry, Neighbour>;
}

const noNeighbours: ReadonlyMap<CameraEntry, Neighbour> = new Map();

/** The cameras of a list; of all cameras only those of a unit, unless it is null. Cameras that are no longer there are left out. */
export function listedCameras(
  entries: readonly CameraEntry[],
  list: BrowserList,
  unit: string | null,
): ListedCameras {
  if (list.kind === 'neighbours') return neighboursOf(entries, list.of);
  if (list.kind === 'recent') {
    const byId = new Map(entries.map((entry) => [entry.camera.id, entry]));
    const recent = list.cameraIds.flatMap((id) => byId.get(id) ?? []);
    return { entries: recent, neighbours: noNeighbours };
  }
  if (unit === null) return { entries, neighbours: noNeighbours };
  return { entries: entries.filter((entry) => isWithinUnit(entry.unitKey, unit)), neighbours: noNeighbours };
}

function neighboursOf(entries: readonly CameraEntry[], cameraId: string | null): ListedCameras {
  const of = entries.find(({ camera }) => camera.id === cameraId);
  const found = of ? neighbourCameras(entries, of) : [];
  return {
    entries: found.map(({ entry }) => entry),
    neighbours: new Map(found.map((neighbour) => [neighbour.entry, neighbour])),
  };
}
