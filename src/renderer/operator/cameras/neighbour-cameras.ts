import type { CameraEntry } from './camera-entry.ts';
import { metresBetween } from './metres-between.ts';

/** Why a camera counts as a neighbour; `metres` when both positions are known. */
export interface Neighbour {
  readonly entry: CameraEntry;
  readonly because: 'street' | 'near' | 'number';
  readonly metres: number | null;
}

const mostOfStreet = 30;
const mostNear = 20;
const mostByNumber = 20;
const nearMetres = 2000;

/**
 * The neighbours of a camera: first of its street, then the nearest within 2 km, then the next numbers; in each part the nearest first.
 * `entries` are by number and hold `of`.
 */
export function neighbourCameras(entries: readonly CameraEntry[], of: CameraEntry): Neighbour[] {
  const onStreet = of.street === '' ? [] : entries.filter((entry) => entry.street === of.street);
  const street = onStreet.filter((entry) => entry !== of).map((entry) => neighbour(entry, of, 'street'));
  const ofStreet = street.sort(nearerTo(of)).slice(0, mostOfStreet);
  const taken = new Set([of, ...ofStreet.map(({ entry }) => entry)]);
  const near = nearIn(entries, of)
    .filter(({ entry }) => !taken.has(entry))
    .sort(nearerTo(of))
    .slice(0, mostNear);
  for (const { entry } of near) taken.add(entry);
  return [...ofStreet, ...near, ...nextNumbers(entries, of, taken)];
}

function nearIn(entries: readonly CameraEntry[], of: CameraEntry): Neighbour[] {
  const { position } = of.camera;
  if (!position) return [];
  // A degree of latitude is 111 km everywhere: most cameras of a city are out without any trigonometry.
  const within = (nearMetres / 111_000) * 1.01;
  return entries
    .filter(
      ({ camera }) => camera.position && Math.abs(camera.position.latitude - position.latitude) <= within,
    )
    .map((entry) => neighbour(entry, of, 'near'))
    .filter(({ metres }) => metres !== null && metres <= nearMetres);
}

function nextNumbers(
  entries: readonly CameraEntry[],
  of: CameraEntry,
  taken: ReadonlySet<CameraEntry>,
): Neighbour[] {
  const at = entries.indexOf(of);
  const reach = taken.size + mostByNumber;
  return entries
    .slice(Math.max(0, at - reach), at + reach + 1)
    .filter((entry) => !taken.has(entry))
    .sort((a, b) => numberGap(a, of) - numberGap(b, of))
    .slice(0, mostByNumber)
    .map((entry) => neighbour(entry, of, 'number'));
}

function neighbour(entry: CameraEntry, of: CameraEntry, because: Neighbour['because']): Neighbour {
  return { entry, because, metres: metresBetween(entry.camera.position, of.camera.position) };
}

/** Unknown distances come last; equal ones by number. */
function nearerTo(of: CameraEntry): (a: Neighbour, b: Neighbour) => number {
  const far = Number.MAX_VALUE;
  return (a, b) => (a.metres ?? far) - (b.metres ?? far) || numberGap(a.entry, of) - numberGap(b.entry, of);
}

function numberGap(entry: CameraEntry, of: CameraEntry): number {
  return Math.abs(entry.camera.number - of.camera.number);
}
