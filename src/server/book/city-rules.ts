import type { Sector, Territory } from '../../shared/rights/territory.ts';
import type { Tier } from '../../shared/rights/tier.ts';
import { needsAdministerOfCity } from '../accounts/refusals.ts';
import type { BookChange } from './book-change.ts';
import { mayMakePolice } from './police-rule.ts';
import { checkNoRing, checkReferences } from './references.ts';

/** Tiers, territories and fields are the whole city's. */
export function checkTier({ row, before, context }: BookChange<Tier>): void {
  needsAdministerOfCity(context);
  if (row.police && before?.police !== true) mayMakePolice(context, 'police');
}

export function checkSector({ context }: BookChange<Sector>): void {
  needsAdministerOfCity(context);
}

export function checkTerritory({ row, before, context }: BookChange<Territory>): void {
  needsAdministerOfCity(context);
  const references = ({ parentId }: Territory) => [
    { field: 'parentId', to: 'territories' as const, id: parentId },
  ];
  checkReferences(references(row), before === undefined ? [] : references(before), context);
  checkNoRing(row, context.city.book().territories);
}
