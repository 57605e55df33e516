import type { Role } from '../../shared/rights/role.ts';
import { isValidAt } from '../../shared/rights/validity.ts';
import { needsAdministerOfCity, needsAdministerOver } from '../accounts/refusals.ts';
import type { BookChange } from './book-change.ts';
import { bookRefusal } from './book-refusal.ts';
import { checkRightsGiven } from './own-reach.ts';
import { checkReferences, type Reference } from './references.ts';

/** A unit's role is made by who administers the unit, out of rights of their own, and names the document of its head (Art. 7.2); everybody's role by the city. */
export function checkRole({ row, before, context }: BookChange<Role>): void {
  for (const { unitId } of before === undefined ? [row] : [before, row]) {
    if (unitId === null) needsAdministerOfCity(context);
    else needsAdministerOver(context, unitId);
  }
  checkReferences(referencesOf(row), before === undefined ? [] : referencesOf(before), context);
  if (row.unitId !== null && row.document === null)
    throw bookRefusal('document-missing', "A unit's role names the document that issues it.", 'document');
  const had = before !== undefined && isValidAt(before, context.nowMs) ? before.rights : [];
  checkRightsGiven(
    row.rights.filter((right) => !had.includes(right)),
    context,
    'rights',
  );
}

function referencesOf({ unitId }: Role): Reference[] {
  return [{ field: 'unitId', to: 'units', id: unitId }];
}
