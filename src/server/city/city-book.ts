import type { z } from 'zod';
import { Grant } from '../../shared/rights/grant.ts';
import { Person } from '../../shared/rights/person.ts';
import { type BookKind, bookKinds, type RightsBook } from '../../shared/rights/rights-book.ts';
import { Role } from '../../shared/rights/role.ts';
import { Sector, Territory } from '../../shared/rights/territory.ts';
import { Tier } from '../../shared/rights/tier.ts';
import { Unit } from '../../shared/rights/unit.ts';

/** One kind's rows by id. Rows are checked when they come in, so that a row of a damaged or foreign database is named instead of deciding rights. */
class Rows<R> {
  private readonly byId = new Map<string, R>();
  private list: R[] | null = null;
  private readonly schema: z.ZodType<R>;

  constructor(schema: z.ZodType<R>) {
    this.schema = schema;
  }

  get(id: string): R | undefined {
    return this.byId.get(id);
  }

  /** `row` null: removed. */
  set(id: string, row: unknown): void {
    if (row === null) this.byId.delete(id);
    else this.byId.set(id, this.schema.parse(row));
    this.list = null;
  }

  /** The same array until a row changes. */
  all(): R[] {
    this.list ??= [...this.byId.values()];
    return this.list;
  }
}

/** The rights book as the hub holds it: rows by id, and the whole as one value that is replaced, never altered, when something changes. */
export class CityBook {
  readonly tier = new Rows(Tier);
  readonly territory = new Rows(Territory);
  readonly sector = new Rows(Sector);
  readonly unit = new Rows(Unit);
  readonly role = new Rows(Role);
  readonly person = new Rows(Person);
  readonly grant = new Rows(Grant);
  private whole: RightsBook | null = null;

  /** Throws a ZodError when the row is none of its kind. */
  set(kind: BookKind, id: string, row: unknown): void {
    this[kind].set(id, row);
    this.whole = null;
  }

  rights(): RightsBook {
    this.whole ??= {
      tiers: this.tier.all(),
      territories: this.territory.all(),
      sectors: this.sector.all(),
      units: this.unit.all(),
      roles: this.role.all(),
      persons: this.person.all(),
      grants: this.grant.all(),
    };
    return this.whole;
  }
}

export function isBookKind(kind: string): kind is BookKind {
  return bookKinds.some((known) => known === kind);
}
