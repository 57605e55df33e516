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
  const had = rolesHad(before, row, context.nowMs);
  for (const id of row.roleIds) {
    if (had?.includes(id)) continue;
    const role = rowOf(context.city.book().roles, id);
    if (role === undefined) continue;
    if (role.unitId !== null && role.unitId !== row.unitId)
      throw bookRefusal('role-of-other-unit', 'That role is of another unit.', `roleIds: ${id}`);
    checkRightsGiven(role.rights, context, `roleIds: ${id}`);
  }
}

/** Whoever comes into a unit, comes back to it, or gets a role there, comes to its reach. */
function checkUnitOf({ row, before, context }: BookChange<Person>): void {
  const { units, tiers } = context.city.book();
  const unit = rowOf(units, row.unitId);
  const tier = rowOf(tiers, unit?.tierId ?? null);
  if (unit === undefined || tier === undefined) return;
  const had = rolesHad(before, row, context.nowMs);
  if (had !== null && row.roleIds.every((id) => had.includes(id))) return;
  checkReach(unit, tier, context);
  if (tier.police) mayMakePolice(context, 'unitId');
}

/** Roles that the person has in this unit already; null: they are not there, and what they get is all new. */
function rolesHad(before: Person | undefined, row: Person, nowMs: number): readonly string[] | null {
  if (before === undefined || before.unitId !== row.unitId) return null;
  // Whoever is and stays gone gets nothing until they are called back, and then everything is looked at.
  if (isGone(row, nowMs)) return row.roleIds;
  return isGone(before, nowMs) ? null : before.roleIds;
}

/** Comes back by no passing of time. */
function isGone({ disabled, validToMs }: Person, nowMs: number): boolean {
  return disabled || (validToMs !== null && validToMs <= nowMs);
}

function referencesOf({ unitId, roleIds }: Person): Reference[] {
  return [
    { field: 'unitId', to: 'units', id: unitId },
    ...roleIds.map((id) => ({ field: 'roleIds', to: 'roles' as const, id })),
  ];
}
