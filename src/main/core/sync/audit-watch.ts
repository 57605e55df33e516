import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { CancelledError, faultOf } from '../../../shared/base/fault.ts';
import { type AuditHead, auditHeadText } from '../../../shared/hub/audit-entry.ts';
import type { AuditDoubt } from '../../../shared/hub/audit-memory.ts';
import type { CommandOutput } from '../../../shared/hub/commands.ts';
import type { Logger } from '../log/logger.ts';
import type { AuditMemoryFile } from './audit-memory-file.ts';
import type { KnownHub } from './hub-account.ts';

export interface AuditWatchOptions {
  readonly memory: AuditMemoryFile;
  /** The hub that this console belongs to. */
  known(): KnownHub | null;
  prove(seq: number): Promise<CommandOutput<'audit.prove'>>;
  doubted(doubt: AuditDoubt): void;
  readonly logger: Logger;
}

/**
 * Compares the end of the hub's audit log with what this console remembers of it. At each connection the hub must show the very entry that was the end when this
 * console last heard; after that each end that it tells must lie behind the one before. What is not so is told, and the log as it is now is remembered from then on.
 */
export class AuditWatch {
  private readonly options: AuditWatchOptions;
  /** Only of a log that has been compared in this connection the next end is believed. */
  private compared = false;

  constructor(options: AuditWatchOptions) {
    this.options = options;
  }

  /** A connection has begun: compares what is remembered with what the hub has. */
  async begin(): Promise<void> {
    this.compared = false;
    const hub = this.options.known();
    if (!hub) return;
    const remembered = this.options.memory.head(hub.hubId);
    try {
      const { head, hash } = await this.options.prove(remembered?.seq ?? 0);
      const kind = kindOfDoubt({ remembered, head, hash, publicKey: keyOf(hub), hubId: hub.hubId });
      this.settle(remembered, head, kind);
    } catch (error) {
      if (!(error instanceof CancelledError))
        this.options.logger.warn(`the audit log was not compared: ${faultOf(error).message}`);
    }
  }

  /** The hub tells where its log ends now. */
  heard(head: AuditHead): void {
    const hub = this.options.known();
    if (!hub || !this.compared) return;
    const remembered = this.options.memory.head(hub.hubId);
    const hash = remembered && head.seq === remembered.seq ? head.hash : (remembered?.hash ?? null);
    const kind = kindOfDoubt({ remembered, head, hash, publicKey: keyOf(hub), hubId: hub.hubId });
    this.settle(remembered, head, kind);
  }

  private settle(remembered: AuditHead | null, head: AuditHead, kind: AuditDoubt['kind'] | null): void {
    const { memory, logger, doubted } = this.options;
    if (kind !== null) logger.error(`audit-head: ${words(kind, remembered, head)}`);
    if (kind !== null && remembered !== null) {
      const doubt: AuditDoubt = { kind, remembered, found: head, atMs: Date.now() };
      if (memory.add(doubt)) doubted(doubt);
    }
    // An end that the hub did not sign is nothing to remember, and what follows it in this connection no better.
    this.compared = kind !== 'forged';
    if (!this.compared) return;
    const consoleId = this.options.known()?.consoleId;
    if (consoleId) memory.keep(head, consoleId);
  }
}

interface Comparison {
  readonly remembered: AuditHead | null;
  readonly head: AuditHead;
  /** Of the entry that stands where the remembered end was. */
  readonly hash: string | null;
  readonly publicKey: KeyObject;
  readonly hubId: string;
}

function kindOfDoubt({ remembered, head, hash, publicKey, hubId }: Comparison): AuditDoubt['kind'] | null {
  const signature = Buffer.from(head.signature, 'base64');
  if (head.hubId !== hubId || !verify(null, Buffer.from(auditHeadText(head)), publicKey, signature))
    return 'forged';
  if (remembered === null) return null;
  if (head.seq < remembered.seq || hash === null) return 'shorter';
  return hash === remembered.hash ? null : 'forked';
}

function keyOf({ publicKey }: KnownHub): KeyObject {
  return createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
}

function words(kind: AuditDoubt['kind'], remembered: AuditHead | null, found: AuditHead): string {
  const was =
    remembered && `its end was entry ${remembered.seq} of ${new Date(remembered.atMs).toISOString()}`;
  return `the hub's audit log is ${kind}: ${was ?? 'no end of it was known'}, now it is entry ${found.seq}`;
}
