import type { Tier } from '../../../shared/rights/tier.ts';
import type { Unit } from '../../../shared/rights/unit.ts';

/** What a unit still lacks for its tier to reach any camera; null: nothing. */
export type UnitGap = 'territory' | 'sectors';

export function unitGap(
  { territoryId, sectorIds }: Pick<Unit, 'territoryId' | 'sectorIds'>,
  reach: Tier['reach'] | undefined,
): UnitGap | null {
  if (reach === 'territory' && territoryId === null) return 'territory';
  return reach === 'sectors' && sectorIds.length === 0 ? 'sectors' : null;
}
