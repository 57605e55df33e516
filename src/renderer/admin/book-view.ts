import { z } from 'zod';
import type { SnapshotRow } from '../../shared/hub/topic.ts';
import { Grant } from '../../shared/rights/grant.ts';
import { Person } from '../../shared/rights/person.ts';
import type { BookKind, RightsBook } from '../../shared/rights/rights-book.ts';
import { Role } from '../../shared/rights/role.ts';
import { Sector, Territory } from '../../shared/rights/territory.ts';
import { Tier } from '../../shared/rights/tier.ts';
import { Unit } from '../../shared/rights/unit.ts';
import { isValidAt, type Validity } from '../../shared/rights/validity.ts';

/** A row and the version in which it was seen, which a change must name. */
export interface Versioned<R> {
  readonly row: R;
  readonly version: number;
}

const schemas = {
  tier: Tier,
  territory: Territory,
  sector: Sector,
  unit: Unit,
  role: Role,
  person: Person,
  grant: Grant,
};
export type BookRow<K extends BookKind> = z.infer<(typeof schemas)[K]>;

/** The hub's book as rows of each kind, by name. */
export type BookView = { readonly [K in BookKind]: readonly Versioned<BookRow<K>>[] };

/** The rows of the topic `book`, parsed by kind. Throws ZodError when the hub sent something else. */
export function bookViewOf(rows: readonly SnapshotRow[]): BookView {
  const ofKind = <R extends z.ZodType>(kind: BookKind, schema: R) =>
    rows
      .filter((one) => one.kind === kind && one.row !== null)
      .map(({ row, version }): Versioned<z.infer<R>> => ({ row: schema.parse(row), version }));
  return {
    tier: ofKind('tier', schemas.tier).sort((a, b) => a.row.rank - b.row.rank),
    territory: ofKind('territory', schemas.territory).sort(byName),
    sector: ofKind('sector', schemas.sector).sort(byName),
    unit: ofKind('unit', schemas.unit).sort(byName),
    role: ofKind('role', schemas.role).sort(byName),
    person: ofKind('person', schemas.person).sort(byName),
    grant: ofKind('grant', schemas.grant).sort((a, b) => b.row.fromMs - a.row.fromMs),
  };
}

/** The book that the rules decide from. */
export function rightsBookOf(view: BookView): RightsBook {
  const rowsOf = <R>(list: readonly Versioned<R>[]) => list.map(({ row }) => row);
  return {
    tiers: rowsOf(view.tier),
    territories: rowsOf(view.territory),
    sectors: rowsOf(view.sector),
    units: rowsOf(view.unit),
    roles: rowsOf(view.role),
    persons: rowsOf(view.person),
    grants: rowsOf(view.grant),
  };
}

/** What a row is called; its id when it is not among them. */
export function nameIn(
  list: readonly Versioned<{ readonly id: string; readonly name: string }>[],
  id: string,
): string {
  return list.find(({ row }) => row.id === id)?.row.name ?? id;
}

/** Rows to choose from: those that hold now, and those that are chosen already. */
export function choicesOf(
  list: readonly Versioned<{ readonly id: string; readonly name: string } & Validity>[],
  chosen: readonly (string | null)[],
  nowMs: number,
): { value: string; text: string }[] {
  return list
    .filter(({ row }) => isValidAt(row, nowMs) || chosen.includes(row.id))
    .map(({ row: { id, name } }) => ({ value: id, text: name }));
}

const collator = new Intl.Collator('vi');
function byName(a: Versioned<{ name: string }>, b: Versioned<{ name: string }>): number {
  return collator.compare(a.row.name, b.row.name);
}

/** A row of a kind as the hub has it or had it; null when it is not one that this desk reads. */
export function bookRow<K extends BookKind>(kind: K, row: unknown): BookRow<K> | null {
  const parsed = schemas[kind].safeParse(row);
  // The schema of that very kind made it.
  return parsed.success ? (parsed.data as BookRow<K>) : null;
}

/** A row as a conflict brings it. */
export function conflictRow<K extends BookKind>(kind: K, current: unknown): Versioned<BookRow<K>> {
  const { version, row } = z.object({ version: z.number().int(), row: z.unknown() }).parse(current);
  // The schema of that very kind made it.
  return { version, row: schemas[kind].parse(row) as BookRow<K> };
}
