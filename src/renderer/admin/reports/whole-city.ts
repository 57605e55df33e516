import type { Access } from '../../../shared/rights/access.ts';

/** Whether a person looks after every unit's cameras. */
export function managesWholeCity({ tier }: Access): boolean {
  return tier?.reach === 'city';
}
