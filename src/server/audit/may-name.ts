import type { AuditReference } from '../../shared/hub/audit-reference.ts';
import type { CityState } from '../city/city-state.ts';
import type { AuditReach } from './audit-reach.ts';

/** Which rows an inspector may hear the names of: a unit's inspector not those of others' cameras outside the regulation (Art. 1.2, 1.4, 1.5). */
export function mayName(reach: AuditReach, city: CityState): (reference: AuditReference) => boolean {
  if (reach.kind === 'all') return () => true;
  const own = new Set(reach.cameraIds);
  return ({ kind, id }) => {
    if (kind !== 'camera' || own.has(id)) return true;
    const of = city.camera(id)?.class;
    return of === 'ordinary' || of === 'public';
  };
}
