import { join } from 'node:path';
import type { AuditHead } from '../../../shared/hub/audit-entry.ts';
import { type AuditDoubt, AuditMemory } from '../../../shared/hub/audit-memory.ts';
import type { Logger } from '../log/logger.ts';
import { loadSettings, saveSettings } from '../settings/settings-file.ts';

/** Ends come every few seconds; what a power cut takes of this memory is at most that much. */
const saveEveryMs = 30_000;

const mostDoubts = 20;

/**
 * What this console keeps of its hubs' audit logs, in a file that an inspector takes to the hub (`audit verify --heads`). It outlives leaving the hub: else
 * whoever cuts a log would only have to let a console leave and come back.
 */
export class AuditMemoryFile {
  private readonly path: string;
  private readonly logger: Logger;
  private memory: AuditMemory;
  private savedAtMs = 0;
  private saving: Promise<void> = Promise.resolve();

  private constructor(path: string, memory: AuditMemory, logger: Logger) {
    this.path = path;
    this.memory = memory;
    this.logger = logger;
  }

  static async open(dataDirectory: string, consoleName: string, logger: Logger): Promise<AuditMemoryFile> {
    const path = join(dataDirectory, 'audit-heads.json');
    const empty: AuditMemory = { console: { id: null, name: consoleName }, heads: [], doubts: [] };
    const { value, keptAside } = await loadSettings(path, AuditMemory, empty);
    if (keptAside !== null) logger.warn(`what was kept of the audit log could not be read: ${keptAside}`);
    return new AuditMemoryFile(path, value, logger);
  }

  /** The latest end of a hub's log that was kept. */
  head(hubId: string): AuditHead | null {
    return this.memory.heads.find((head) => head.hubId === hubId) ?? null;
  }

  /** The newest doubt that nobody has put away. */
  doubt(): AuditDoubt | null {
    const open = this.memory.doubts.findLast(({ seen }) => !seen);
    if (!open) return null;
    const { seen: _seen, ...doubt } = open;
    return doubt;
  }

  keep(head: AuditHead, consoleId: string): void {
    const others = this.memory.heads.filter(({ hubId }) => hubId !== head.hubId);
    this.memory = {
      ...this.memory,
      console: { ...this.memory.console, id: consoleId },
      heads: [...others, head],
    };
    if (Date.now() - this.savedAtMs >= saveEveryMs) this.save();
  }

  /** False: the same was said before. A hub that goes on showing one false end must not push older doubts out. */
  add(doubt: AuditDoubt): boolean {
    const { kind, remembered } = doubt;
    const isSame = (other: AuditDoubt) =>
      other.kind === kind &&
      other.remembered.seq === remembered.seq &&
      other.remembered.hash === remembered.hash;
    if (this.memory.doubts.some(isSame)) return false;
    this.memory = {
      ...this.memory,
      doubts: [...this.memory.doubts, { ...doubt, seen: false }].slice(-mostDoubts),
    };
    this.save();
    return true;
  }

  /** Somebody at the desk has read it. It stays in the file. */
  putDoubtsAway(): void {
    this.memory = { ...this.memory, doubts: this.memory.doubts.map((doubt) => ({ ...doubt, seen: true })) };
    this.save();
  }

  async close(): Promise<void> {
    if (this.memory.heads.length > 0) this.save();
    await this.saving;
  }

  private save(): void {
    this.savedAtMs = Date.now();
    this.saving = this.saving
      .then(() => saveSettings(this.path, this.memory))
      .catch((error: unknown) =>
        this.logger.warn(`what is known of the audit log was not kept: ${String(error)}`),
      );
  }
}
