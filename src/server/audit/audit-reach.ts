import type { Access } from '../../shared/rights/access.ts';
import { decideGeneral } from '../../shared/rights/decide-general.ts';
import type { CityState } from '../city/city-state.ts';
import { CommandRefusal } from '../command/command-refusal.ts';

/** Whose entries an inspector sees: all of them, or those of some people and cameras. */
export type AuditReach =
  | { readonly kind: 'all' }
  | { readonly kind: 'some'; readonly personIds: readonly string[]; readonly cameraIds: readonly string[] };

/** An inspector sees what people of their unit and those under it did, and what was done with these units' cameras; one whose tier reaches the city, everything. Throws CommandRefusal `not-allowed`. */
export function auditReach(access: Access, city: CityState, nowMs: number): AuditReach {
  const decision = decideGeneral({ person: access, right: 'audit', now: nowMs });
  if (!decision.allowed)
    throw new CommandRefusal({
      code: 'not-allowed',
      message: 'the log is for inspectors',
      detail: decision.because,
    });
  if (access.tier?.reach === 'city') return { kind: 'all' };
  const units = access.unitsUnder;
  return {
    kind: 'some',
    personIds: city
      .book()
      .persons.filter(({ unitId }) => units.has(unitId))
      .map(({ id }) => id),
    cameraIds: Array.from(city.cameras())
      .filter(({ managingUnitId }) => units.has(managingUnitId))
      .map(({ id }) => id),
  };
}
