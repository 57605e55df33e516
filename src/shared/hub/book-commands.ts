import { z } from 'zod';
import { EntityId } from '../rights/entity-id.ts';
import { Grant } from '../rights/grant.ts';
import { Person } from '../rights/person.ts';
import { BookKind } from '../rights/rights-book.ts';
import { Role } from '../rights/role.ts';
import { Sector, Territory } from '../rights/territory.ts';
import { Tier } from '../rights/tier.ts';
import { Unit } from '../rights/unit.ts';
import { command } from './command.ts';

/** `version` is the one that was seen, 0 for a new thing; fault `conflict` with the row as it is when somebody was faster. */
function put<R extends z.ZodType>(row: R) {
  return command(
    'changes',
    z.object({ row, version: z.number().int().min(0) }),
    z.object({ version: z.number().int() }),
  );
}

/** A row as somebody left it; `byName` null: the hub itself. */
export const BookVersion = z.object({
  version: z.number().int(),
  atMs: z.number().int(),
  byName: z.string().nullable(),
  row: z.unknown(),
});
export type BookVersion = z.infer<typeof BookVersion>;

/** Cameras of a unit: those it manages, those its tier and place reach, those more that consents to the unit open. */
export const UnitReach = z.object({
  managed: z.number().int(),
  ownScope: z.number().int(),
  granted: z.number().int(),
});
export type UnitReach = z.infer<typeof UnitReach>;

/** Needs `administer`; of one's own unit and those under it only, unless one's tier reaches the whole city. Things are never removed: their validity ends. */
export const bookCommands = {
  'tier.put': put(Tier),
  'territory.put': put(Territory),
  'sector.put': put(Sector),
  'unit.put': put(Unit),
  'role.put': put(Role),
  /** A new person gets a one-time password, answered once, null otherwise. */
  'person.put': command(
    'changes',
    z.object({ row: Person, version: z.number().int().min(0) }),
    z.object({ version: z.number().int(), password: z.string().nullable() }),
  ),
  'grant.put': put(Grant),
  'grant.revoke': command(
    'changes',
    z.object({ grantId: EntityId, reason: z.string().trim().min(1).max(500) }),
    z.object({ version: z.number().int() }),
  ),
  /** What a row was, newest first, at most 200 versions. Needs `administer`. Fault `not-found`. */
  'book.history': command(
    'asks',
    z.object({ kind: BookKind, id: EntityId }),
    z.object({ versions: z.array(BookVersion) }),
  ),
  /** How many cameras in service people of a unit that stood there would see, and how many it manages. Needs `administer`. */
  'unit.reach': command(
    'asks',
    Unit.pick({ tierId: true, territoryId: true, sectorIds: true }).extend({ unitId: EntityId }),
    UnitReach,
  ),
} as const;
