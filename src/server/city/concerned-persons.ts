import type { Grant } from '../../shared/rights/grant.ts';
import type { BookKind } from '../../shared/rights/rights-book.ts';
import type { CityBook } from './city-book.ts';

/** What is asked before a change of the book and again after it: whoever is named by either may have another access. */
export function concernedPersons(book: CityBook, kind: BookKind, id: string): string[] {
  switch (kind) {
    case 'person':
      return [id];
    case 'role':
      return book.person
        .all()
        .filter(({ roleIds }) => roleIds.includes(id))
        .map((person) => person.id);
    case 'grant':
      return grantees(book, book.grant.get(id));
    case 'tier':
      return personsOf(
        book,
        unitsWhere(book, ({ tierId }) => tierId === id),
      );
    case 'sector':
      return personsOf(
        book,
        unitsWhere(book, ({ sectorIds }) => sectorIds.includes(id)),
      );
    case 'unit':
      return personsOf(book, upwards(book.unit, id));
    case 'territory': {
      const above = upwards(book.territory, id);
      return personsOf(
        book,
        unitsWhere(book, ({ territoryId }) => territoryId !== null && above.has(territoryId)),
      );
    }
  }
}

function grantees(book: CityBook, grant: Grant | undefined): string[] {
  if (grant === undefined) return [];
  return grant.to.kind === 'person' ? [grant.to.personId] : personsOf(book, new Set([grant.to.unitId]));
}

function unitsWhere(book: CityBook, meant: (unit: ReturnType<CityBook['unit']['all']>[number]) => boolean) {
  return new Set(
    book.unit
      .all()
      .filter(meant)
      .map(({ id }) => id),
  );
}

function personsOf(book: CityBook, unitIds: ReadonlySet<string>): string[] {
  return book.person
    .all()
    .filter(({ unitId }) => unitIds.has(unitId))
    .map(({ id }) => id);
}

/** A row and all that it lies in. */
export function upwards(
  rows: { get(id: string): { parentId: string | null } | undefined },
  id: string,
): Set<string> {
  const found = new Set<string>();
  for (let at: string | null = id; at !== null && !found.has(at); at = rows.get(at)?.parentId ?? null)
    found.add(at);
  return found;
}
