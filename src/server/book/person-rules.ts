import type { Person } from '../../shared/rights/person.ts';
import { needsAdministerOver } from '../accounts/refusals.ts';
import { type BookChange, rowOf } from './book-change.ts';
import { bookRefusal } from './book-refusal.ts';
import { checkReach, checkRightsGiven } from './own-reach.ts';
import { mayMakePolice } from './police-rule.ts';
import { checkReferences, type Reference } from './references.ts';

/** A person is changed by who administers their unit, and the unit they come to; gets only roles of that unit or everybody's, of rights that the giver has. */
export function checkPerson(change: BookChange<Person>): void {
  const { row, before, context } = change;
  if (before !== undefined) needsAdministerOver(context, before.unitId);
  needsAdministerOver(context, row.unitId);
  checkReferences(referencesOf(row), before === undefined ? [] : referencesOf(before), context);
  const { persons } = context.city.book();
  if (persons.some(({ id, account }) => account === row.account && id !== row.id))
    throw bookRefusal('account-taken', 'Somebody else has this account name.', 'account');
  checkRoles(change);
  checkUnitOf(change);
}

function checkRoles({ row, before, context }: BookChange<Person>): void {
  const had = before?.unitId === row.unitId ? before.roleIds : [];
  for (const id of row.roleIds) {
    if (had.includes(id)) continue;
    const role = rowOf(context.city.book().roles, id);
    if (role === undefined) continue;
    if (role.unitId !== null && role.unitId !== row.unitId)
      throw bookRefusal('role-of-other-unit', 'That role is of another unit.', `roleIds: ${id}`);
    checkRightsGiven(role.rights, context, `roleIds: ${id}`);
  }
}

/** Whoever comes into a unit, or gets a role there, comes to its reach. */
function checkUnitOf({ row, before, context }: BookChange<Person>): void {
  const { units, tiers } = context.city.book();
  const unit = rowOf(units, row.unitId);
  const tier = rowOf(tiers, unit?.tierId ?? null);
  if (unit === undefined || tier === undefined) return;
  const gains = before?.unitId !== row.unitId || row.roleIds.some((id) => !before.roleIds.includes(id));
  if (!gains) return;
  checkReach(unit, tier, context);
  if (tier.police) mayMakePolice(context, 'unitId');
}

function referencesOf({ unitId, roleIds }: Person): Reference[] {
  return [
    { field: 'unitId', to: 'units', id: unitId },
    ...roleIds.map((id) => ({ field: 'roleIds', to: 'roles' as const, id })),
  ];
}
