import type { Right } from '../../shared/rights/right.ts';
import { anyHolds } from '../../shared/rights/span.ts';
import { subtree } from '../../shared/rights/subtree.ts';
import type { Tier } from '../../shared/rights/tier.ts';
import type { Unit } from '../../shared/rights/unit.ts';
import type { CommandContext } from '../command/command-context.ts';
import { bookRefusal } from './book-refusal.ts';

type Asked = Pick<CommandContext, 'caller' | 'city' | 'nowMs'>;

/** Throws CommandRefusal `wider-than-own` when a unit would reach further than the caller's own does. Who reaches the whole city gives any reach. */
export function checkReach(unit: Unit, tier: Tier, { caller, city }: Asked): void {
  const own = caller.access;
  if (own.tier?.reach === 'city') return;
  const refuse = (field: string) => {
    throw bookRefusal('wider-than-own', 'That reaches further than your own unit.', field);
  };
  const isNarrow = tier.reach === 'managed' || tier.reach === own.tier?.reach;
  if (!isNarrow || tier.rank < (own.tier?.rank ?? Number.POSITIVE_INFINITY)) refuse('tierId');
  if (tier.police && own.tier?.police !== true) refuse('tierId');
  if (tier.reach === 'sectors' && unit.sectorIds.some((id) => !own.unit?.sectorIds.includes(id)))
    refuse('sectorIds');
  if (tier.reach !== 'territory' || unit.territoryId === null) return;
  const area = own.unit?.territoryId ?? null;
  if (area === null || !subtree(city.book().territories, area).has(unit.territoryId)) refuse('territoryId');
}

/** Throws CommandRefusal `wider-than-own` for rights that the caller does not have. Who reaches the whole city gives any right. */
export function checkRightsGiven(given: Iterable<Right>, { caller, nowMs }: Asked, field: string): void {
  if (caller.access.tier?.reach === 'city') return;
  for (const right of given)
    if (!anyHolds(caller.access.roleRights[right], nowMs))
      throw bookRefusal(
        'wider-than-own',
        'You cannot give a right that you do not have.',
        `${field}: ${right}`,
      );
}
