import { z } from 'zod';
import { EntityId } from '../rights/entity-id.ts';
import { Grant } from '../rights/grant.ts';
import { Person } from '../rights/person.ts';
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
} as const;
