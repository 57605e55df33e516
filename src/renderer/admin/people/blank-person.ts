import type { Person } from '../../../shared/rights/person.ts';

/** Somebody who is yet to be named. */
export function blankPerson(unitId: string): Person {
  return {
    id: crypto.randomUUID(),
    account: '',
    name: '',
    unitId,
    roleIds: [],
    disabled: false,
    validFromMs: null,
    validToMs: null,
  };
}
