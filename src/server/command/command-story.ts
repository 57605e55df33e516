import { ExpectedError } from '../../shared/base/fault.ts';
import type { CommandName } from '../../shared/hub/commands.ts';
import type { AuditNote } from './command-context.ts';
import type { CallerIdentity } from './command-gate.ts';

/** Refusals that are no matter of rights: somebody was faster, or the hub was. */
const quietRefusals = new Set(['conflict', 'not-found', 'key-reused']);

/** What the audit log will tell of one command. */
export class CommandStory {
  private readonly name: CommandName;
  private readonly from: CallerIdentity;
  private readonly notes: AuditNote[] = [];
  private detail: Readonly<Record<string, unknown>> = {};
  private cameraId: string | null = null;
  private told = false;

  constructor(name: CommandName, from: CallerIdentity) {
    this.name = name;
    this.from = from;
  }

  /** Whether the handler said anything. */
  get toTell(): boolean {
    return this.told;
  }

  say(detail: Readonly<Record<string, unknown>>, cameraId: string | undefined): void {
    this.detail = { ...this.detail, ...detail };
    this.cameraId = cameraId ?? this.cameraId;
    this.told = true;
  }

  add(note: AuditNote): void {
    this.notes.push(note);
    this.told = true;
  }

  /** The command itself, with the rows that it changed, and what its handler told besides. */
  entries(changed: readonly unknown[] = []): readonly AuditNote[] {
    const detail = changed.length > 0 ? { ...this.detail, changed } : this.detail;
    return [this.note('done', detail), ...this.notes];
  }

  /** Null: nothing that the log must know. */
  refusal(error: unknown): AuditNote | null {
    if (!(error instanceof ExpectedError)) return this.note('failed', this.detail);
    if (quietRefusals.has(error.fault.code)) return null;
    return this.note('refused', { ...this.detail, fault: error.fault.code });
  }

  private note(outcome: AuditNote['outcome'], detail: Readonly<Record<string, unknown>>): AuditNote {
    const { personId, consoleId } = this.from;
    return { what: `command.${this.name}`, outcome, personId, consoleId, cameraId: this.cameraId, detail };
  }
}
