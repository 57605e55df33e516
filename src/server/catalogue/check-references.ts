import type { Fault } from '../../shared/base/fault.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import { isValidAt, type Validity } from '../../shared/rights/validity.ts';
import type { BookIndex } from './book-index.ts';

type Kind = 'unit' | 'territory' | 'sector';

interface Reference {
  readonly kind: Kind;
  readonly field: string;
  readonly id: string;
}

/**
 * What keeps a camera from being kept because of the units, territory and sectors that it names; null: nothing. One that is named anew must hold now, one
 * that stood there before must only be known: old approvals keep the old names.
 */
export function referenceFault(
  camera: HubCamera,
  before: HubCamera | undefined,
  book: BookIndex,
  nowMs: number,
): (Fault & { readonly field: string }) | null {
  const kept = new Set(before ? referencesOf(before).map(keyOf) : []);
  for (const reference of referencesOf(camera)) {
    const row = rowOf(reference, book);
    if (row && (isValidAt(row, nowMs) || kept.has(keyOf(reference)))) continue;
    const why = row ? 'does not hold any more' : 'is not known';
    return {
      code: `unknown-${reference.kind}`,
      message: `The ${reference.kind} "${reference.id}" ${why}.`,
      detail: `${reference.field}: ${reference.id}`,
      field: reference.field,
    };
  }
  return null;
}

function referencesOf(camera: HubCamera): Reference[] {
  const { supplyingUnitId, usingUnitIds } = camera.catalogue;
  return [
    { kind: 'unit', field: 'managingUnitId', id: camera.managingUnitId },
    { kind: 'unit', field: 'supplyingUnitId', id: supplyingUnitId },
    ...usingUnitIds.map((id) => ({ kind: 'unit' as const, field: 'usingUnitIds', id })),
    { kind: 'territory', field: 'territoryId', id: camera.territoryId },
    ...camera.sectorIds.map((id) => ({ kind: 'sector' as const, field: 'sectorIds', id })),
  ];
}

function rowOf({ kind, id }: Reference, book: BookIndex): Validity | undefined {
  switch (kind) {
    case 'unit':
      return book.units.get(id);
    case 'territory':
      return book.territories.get(id);
    case 'sector':
      return book.sectors.get(id);
  }
}

function keyOf({ field, id }: Reference): string {
  return `${field}:${id}`;
}
