import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { CommandName } from '../../shared/hub/commands.ts';
import type { CommandHandlers } from '../command/command-context.ts';
import { CommandRefusal } from '../command/command-refusal.ts';
import type { HubLogger } from '../log/hub-logger.ts';
import type { StoreEngine } from '../storage/migrate.ts';
import type { HubTables } from '../storage/tables.ts';
import { genesisHash } from './audit-chain.ts';
import { isSignedHead } from './audit-head.ts';
import type { AuditSealer } from './audit-sealer.ts';
import { auditReadingHandlers } from './reading-handlers.ts';

export interface AuditParts {
  readonly engine: StoreEngine;
  readonly sealer: Pick<AuditSealer, 'head'>;
  readonly hubId: string;
  /** The hub's Ed25519 key. */
  readonly publicKey: KeyObject;
  readonly log: HubLogger;
}

/** The commands over the log. */
export function auditHandlers({
  engine,
  sealer,
  hubId,
  publicKey,
  log,
}: AuditParts): Pick<CommandHandlers, Extract<CommandName, `audit.${string}`>> {
  return {
    ...auditReadingHandlers(engine),

    async 'audit.head'() {
      return { head: sealer.head() };
    },

    async 'audit.prove'({ seq }, { db }) {
      return { head: sealer.head(), hash: seq === 0 ? genesisHash(hubId) : await hashOf(db, seq) };
    },

    async 'audit.doubt'({ kind, remembered, found, atMs }, { caller, auditDetail, afterCommit }) {
      if (remembered.hubId !== hubId || !isSignedHead(remembered, publicKey))
        throw new CommandRefusal({
          code: 'head-forged',
          message: 'What this console remembers of the log was not signed by this hub.',
        });
      const told = { kind, rememberedSeq: remembered.seq, rememberedHash: remembered.hash };
      auditDetail({
        ...told,
        rememberedAtMs: remembered.atMs,
        foundSeq: found.seq,
        foundHash: found.hash,
        atMs,
      });
      afterCommit(() => log.error('audit.doubted', { ...told, console: caller.consoleId }));
      return {};
    },
  };
}

async function hashOf(db: Kysely<HubTables>, seq: number): Promise<string | null> {
  const entry = await db.selectFrom('audit_entry').select('hash').where('seq', '=', seq).executeTakeFirst();
  return entry?.hash ?? null;
}
