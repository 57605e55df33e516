import type { Camera, CameraStream } from './camera.ts';
import type { ImportProblem } from './import-problem.ts';
import { type CameraRow, idOfNumber } from './imported-camera.ts';

/** What a file would make of a list of cameras. `skipped` counts the rows that were refused here. */
export interface CameraMerge {
  readonly cameras: readonly Camera[];
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly skipped: number;
  readonly problems: readonly ImportProblem[];
}

interface Placed {
  readonly line: number;
  readonly camera: Camera;
}

/**
 * Puts a file's cameras into a list: by id, and without one by number. The first row of a number or id counts, later ones are refused with
 * both lines named; so is a number that a camera of the list has which the file leaves alone. Cameras that the file does not name stay.
 */
export function mergeCameras(existing: readonly Camera[], rows: readonly CameraRow[]): CameraMerge {
  const problems: ImportProblem[] = [];
  const placed = withoutDuplicates(existing, rows, problems);
  refuseTakenNumbers(existing, placed, problems);
  let changed = 0;
  let same = 0;
  const cameras = existing.map((camera) => {
    const update = placed.get(camera.id);
    placed.delete(camera.id);
    if (!update) return camera;
    if (isSame(camera, update.camera)) {
      same++;
      return camera;
    }
    changed++;
    return update.camera;
  });
  for (const { camera } of placed.values()) cameras.push(camera);
  return { cameras, added: placed.size, changed, same, skipped: problems.length, problems };
}

function withoutDuplicates(
  existing: readonly Camera[],
  rows: readonly CameraRow[],
  problems: ImportProblem[],
): Map<string, Placed> {
  const idByNumber = new Map(existing.map(({ number, id }) => [number, id]));
  const lineByNumber = new Map<number, number>();
  const placed = new Map<string, Placed>();
  for (const { line, camera } of rows) {
    const id = camera.id ?? idByNumber.get(camera.number) ?? idOfNumber(camera.number);
    const numberLine = lineByNumber.get(camera.number);
    const idLine = placed.get(id)?.line;
    if (numberLine !== undefined)
      problems.push(clash(line, 'number', 'duplicate-number', camera.number, numberLine));
    else if (idLine !== undefined) problems.push(clash(line, 'id', 'duplicate-id', id, idLine));
    else {
      lineByNumber.set(camera.number, line);
      placed.set(id, { line, camera: { ...camera, id } });
    }
  }
  return placed;
}

/** A refused row leaves its camera as it was, with its old number: so this goes on until nothing more is refused. */
function refuseTakenNumbers(
  existing: readonly Camera[],
  placed: Map<string, Placed>,
  problems: ImportProblem[],
): void {
  let refusedOne = true;
  while (refusedOne) {
    const kept = new Map(
      existing.filter(({ id }) => !placed.has(id)).map(({ number, name }) => [number, name]),
    );
    refusedOne = false;
    for (const [id, { line, camera }] of placed) {
      const owner = kept.get(camera.number);
      if (owner === undefined) continue;
      placed.delete(id);
      problems.push(clash(line, 'number', 'number-taken', `${camera.number} · ${owner}`, null));
      refusedOne = true;
    }
  }
}

function clash(
  line: number,
  field: string,
  code: ImportProblem['code'],
  value: string | number,
  otherLine: number | null,
): ImportProblem {
  return { line, field, code, value: String(value), otherLine };
}

function isSame(one: Camera, other: Camera): boolean {
  return (
    one.number === other.number &&
    one.name === other.name &&
    one.unit === other.unit &&
    one.street === other.street &&
    one.position?.latitude === other.position?.latitude &&
    one.position?.longitude === other.position?.longitude &&
    one.streams.length === other.streams.length &&
    one.streams.every((stream, index) => isSameStream(stream, other.streams[index]))
  );
}

function isSameStream(one: CameraStream, other: CameraStream | undefined): boolean {
  return one.role === other?.role && one.url === other.url && one.transport === other.transport;
}
