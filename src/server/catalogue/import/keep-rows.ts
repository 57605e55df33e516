import { isDeepStrictEqual } from 'node:util';
import type { ImportRowProblem } from '../../../shared/hub/camera-import.ts';
import { denied } from '../../../shared/rights/decisions.ts';
import type { CityState } from '../../city/city-state.ts';
import type { ChangeContext } from '../../command/change-context.ts';
import type { Caller } from '../../command/command-context.ts';
import { CommandRefusal } from '../../command/command-refusal.ts';
import { notAllowed } from '../not-allowed.ts';
import { type Catalogue, putCamera, putSurroundings } from '../put-camera.ts';
import { reasonOf } from './check-rows.ts';
import type { CameraDraft } from './read-row.ts';

/** What came of some rows. */
export interface RowsKept {
  added: number;
  changed: number;
  same: number;
  readonly problems: ImportRowProblem[];
}

/** A row that says what is known already, without credentials, changes nothing. */
export function isSame({ camera, credentials }: CameraDraft, city: Pick<CityState, 'camera'>): boolean {
  return credentials === null && isDeepStrictEqual(city.camera(camera.id), camera);
}

/** Keeps rows in one transaction of the hub's writer, each judged once more: others change the city meanwhile. */
export async function keepRows(
  drafts: readonly CameraDraft[],
  {
    change,
    caller,
    city,
    catalogue,
  }: { change: ChangeContext; caller: Caller; city: CityState; catalogue: Catalogue },
): Promise<RowsKept> {
  // What the person may do is asked anew for each piece: they may have lost it since the import began.
  const access = city.accessOf(caller.personId);
  if (!access) throw notAllowed(denied['not-active']);
  const context = { ...change, city, caller: { ...caller, access } };
  const surroundings = putSurroundings(city, catalogue);
  const kept: RowsKept = { added: 0, changed: 0, same: 0, problems: [] };
  const told: string[] = [];
  for (const draft of drafts) {
    const { camera, credentials, duplicateOf, row } = draft;
    if (isSame(draft, city)) {
      kept.same++;
      continue;
    }
    const isNew = city.camera(camera.id) === undefined;
    try {
      const put = { camera, credentials, duplicateOf, seenVersion: 'any' as const };
      const { version } = await putCamera(context, catalogue, put, surroundings);
      told.push(`${camera.id}@${version}`);
      if (isNew) kept.added++;
      else kept.changed++;
    } catch (error) {
      if (!(error instanceof CommandRefusal)) throw error;
      const { code, detail = '' } = error.fault;
      kept.problems.push({ row, column: '', reason: reasonOf(code), value: detail });
    }
  }
  if (told.length > 0)
    await change.audit({
      what: 'catalogue.imported',
      outcome: 'done',
      personId: caller.personId,
      consoleId: caller.consoleId,
      cameraId: null,
      detail: { cameras: told },
    });
  return kept;
}
