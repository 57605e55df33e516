import type { Unit } from '../../shared/rights/unit.ts';
import { needsAdministerOfCity, needsAdministerOver } from '../accounts/refusals.ts';
import { type BookChange, rowOf } from './book-change.ts';
import { checkReach } from './own-reach.ts';
import { mayMakePolice } from './police-rule.ts';
import { checkNoRing, checkReferences, type Reference } from './references.ts';

/** A unit is changed by who administers it, and put under another by who administers that one too. The schema asks for its focal point (Art. 22.1, 23.1). */
export function checkUnit({ row, before, context }: BookChange<Unit>): void {
  const book = context.city.book();
  if (before !== undefined) needsAdministerOver(context, before.id);
  if (before === undefined || row.parentId !== before.parentId) {
    if (row.parentId === null) needsAdministerOfCity(context);
    else needsAdministerOver(context, row.parentId);
  }
  checkReferences(referencesOf(row), before === undefined ? [] : referencesOf(before), context);
  checkNoRing(row, book.units);
  const tier = rowOf(book.tiers, row.tierId);
  if (tier === undefined) return;
  checkReach(row, tier, context);
  if (tier.police && rowOf(book.tiers, before?.tierId ?? null)?.police !== true)
    mayMakePolice(context, 'tierId');
}

function referencesOf({ parentId, tierId, territoryId, sectorIds }: Unit): Reference[] {
  return [
    { field: 'parentId', to: 'units', id: parentId },
    { field: 'tierId', to: 'tiers', id: tierId },
    { field: 'territoryId', to: 'territories', id: territoryId },
    ...sectorIds.map((id) => ({ field: 'sectorIds', to: 'sectors' as const, id })),
  ];
}
