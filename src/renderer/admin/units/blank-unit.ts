import type { Unit } from '../../../shared/rights/unit.ts';

/** A unit that is yet to be named, of a territory if it is known. */
export function blankUnit(territoryId: string | null = null): Unit {
  return {
    id: crypto.randomUUID(),
    name: '',
    parentId: null,
    tierId: '',
    territoryId,
    sectorIds: [],
    focalPoint: { name: '', title: '', phone: '' },
    rightsWhenExpired: [],
    validFromMs: null,
    validToMs: null,
  };
}
