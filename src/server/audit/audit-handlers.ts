import type { CommandHandlers } from '../command/command-context.ts';
import type { StoreEngine } from '../storage/migrate.ts';
import { auditReach } from './audit-reach.ts';
import type { AuditSealer } from './audit-sealer.ts';
import { findEntries } from './find-entries.ts';

export interface AuditParts {
  readonly engine: StoreEngine;
  readonly sealer: Pick<AuditSealer, 'head'>;
}

/** The commands over the log. */
export function auditHandlers({
  engine,
  sealer,
}: AuditParts): Pick<CommandHandlers, 'audit.search' | 'audit.head'> {
  return {
    async 'audit.search'(query, { caller, city, db, nowMs, auditDetail }) {
      const reach = auditReach(caller.access, city, nowMs);
      auditDetail({ query }, query.cameraId ?? undefined);
      return findEntries(db, { engine, query, reach });
    },

    async 'audit.head'() {
      return { head: sealer.head() };
    },
  };
}
