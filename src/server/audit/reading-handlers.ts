import type { AuditQuery } from '../../shared/hub/audit-commands.ts';
import type { AuditPage } from '../../shared/hub/audit-found.ts';
import type { CommandContext, CommandHandlers } from '../command/command-context.ts';
import type { StoreEngine } from '../storage/migrate.ts';
import { auditReach } from './audit-reach.ts';
import { findEntries } from './find-entries.ts';
import { mayName } from './may-name.ts';
import { withNames } from './with-names.ts';

type Reading = 'audit.search' | 'audit.export' | 'audit.people';

/** What inspectors read of the log. Each search and each page that is taken out is in the log itself. Refusal: `not-allowed`. */
export function auditReadingHandlers(engine: StoreEngine): Pick<CommandHandlers, Reading> {
  const found = async (
    query: AuditQuery,
    { caller, city, db, nowMs }: CommandContext,
  ): Promise<AuditPage> => {
    const reach = auditReach(caller.access, city, nowMs);
    const { entries, more } = await findEntries(db, { engine, query, reach });
    return { entries: await withNames({ db, engine, mayName: mayName(reach, city) }, entries), more };
  };
  return {
    async 'audit.search'(query, context) {
      context.auditDetail({ query }, query.cameraId ?? undefined);
      return found(query, context);
    },

    async 'audit.export'(query, context) {
      const page = await found(query, context);
      const { personId, consoleId } = context.caller;
      await context.audit({
        what: 'audit.exported',
        outcome: 'done',
        personId,
        consoleId,
        cameraId: query.cameraId,
        detail: { query, format: 'desk', count: page.entries.length },
      });
      return page;
    },

    async 'audit.people'(_nothing, { caller, city, nowMs }) {
      const reach = auditReach(caller.access, city, nowMs);
      const { persons, units } = city.book();
      const seen = reach.kind === 'all' ? null : new Set(reach.personIds);
      const unitNames = new Map(units.map(({ id, name }) => [id, name]));
      return {
        persons: persons
          .filter(({ id }) => seen === null || seen.has(id))
          .map(({ id, name, unitId }) => ({ id, name, unitName: unitNames.get(unitId) ?? unitId })),
      };
    },
  };
}
