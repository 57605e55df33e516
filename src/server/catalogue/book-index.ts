import type { RightsBook } from '../../shared/rights/rights-book.ts';
import type { Sector, Territory } from '../../shared/rights/territory.ts';
import type { Unit } from '../../shared/rights/unit.ts';

/** Units, territories and sectors by id, as the book has them at that moment. */
export interface BookIndex {
  readonly units: ReadonlyMap<string, Unit>;
  readonly territories: ReadonlyMap<string, Territory>;
  readonly sectors: ReadonlyMap<string, Sector>;
}

export function bookIndex({ units, territories, sectors }: RightsBook): BookIndex {
  return { units: byId(units), territories: byId(territories), sectors: byId(sectors) };
}

function byId<R extends { readonly id: string }>(rows: readonly R[]): ReadonlyMap<string, R> {
  return new Map(rows.map((row) => [row.id, row]));
}
