import type { RightsBook } from '../../shared/rights/rights-book.ts';
import { notFound } from '../accounts/refusals.ts';
import type { CommandContext, CommandHandlers } from '../command/command-context.ts';
import type { AccountsDoor } from './accounts-door.ts';
import { type BookChange, keepRow, type RowToKeep, rowOf } from './book-change.ts';
import { checkSector, checkTerritory, checkTier } from './city-rules.ts';
import { checkGrant, checkRevoke } from './grant-rules.ts';
import { checkPerson } from './person-rules.ts';
import { checkRole } from './role-rules.ts';
import { checkUnit } from './unit-rules.ts';

export interface BookHandlerParts {
  readonly accounts: AccountsDoor;
}

type BookCommand =
  | 'tier.put'
  | 'territory.put'
  | 'sector.put'
  | 'unit.put'
  | 'role.put'
  | 'person.put'
  | 'grant.put'
  | 'grant.revoke';

/** Handlers of everything that changes the rights book. Refusals: `not-allowed`, `conflict`, `not-found`, and BookFaultCode's. */
export function bookHandlers({ accounts }: BookHandlerParts): Pick<CommandHandlers, BookCommand> {
  return {
    'tier.put': put('tier', ({ tiers }) => tiers, checkTier),
    'territory.put': put('territory', ({ territories }) => territories, checkTerritory),
    'sector.put': put('sector', ({ sectors }) => sectors, checkSector),
    'unit.put': put('unit', ({ units }) => units, checkUnit),
    'role.put': put('role', ({ roles }) => roles, checkRole),
    'grant.put': put('grant', ({ grants }) => grants, checkGrant),
    'person.put': async (input, context) => {
      const answer = await put('person', ({ persons }: RightsBook) => persons, checkPerson)(input, context);
      const password = input.version === 0 ? await accounts.create(input.row.id, context.db) : null;
      return { ...answer, password };
    },
    'grant.revoke': async ({ grantId, reason }, context) => {
      const before = rowOf(context.city.book().grants, grantId);
      if (before === undefined) throw notFound('grant');
      checkRevoke(before, context);
      const row = { ...before, revokedAtMs: context.nowMs };
      context.auditDetail({ reason });
      return { version: await keepRow({ kind: 'grant', row, before, seenVersion: 'any' }, context) };
    },
  };
}

/** Checks a row against the rules, with what it was, and keeps it. */
function put<R extends RowToKeep['row']>(
  kind: RowToKeep['kind'],
  rowsOf: (book: RightsBook) => readonly R[],
  check: (change: BookChange<R>) => void,
) {
  return async ({ row, version }: { row: R; version: number }, context: CommandContext) => {
    const before = rowOf(rowsOf(context.city.book()), row.id);
    check({ row, before, context });
    return { version: await keepRow({ kind, row, before, seenVersion: version }, context) };
  };
}
