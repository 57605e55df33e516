import { z } from 'zod';
import { faultOf } from '../../../shared/base/fault.ts';
import type { CommandAnswer } from '../../../shared/hub/command.ts';
import type { Logger } from '../log/logger.ts';
import type { HubSocket } from './hub-socket.ts';
import type { Outbox, OutboxEntry } from './outbox.ts';

/** Faults after which the same command is worth sending again a little later. */
const passing: ReadonlySet<string> = new Set([
  'hub-away',
  'hub-busy',
  'too-many',
  'database-away',
  'disk-full',
]);
const againMs = 1000;

const Versioned = z.looseObject({ version: z.number() });

/** Sends what waits, one after the other, while the hub is there. An answer that got lost is asked for again with the same key. */
export class OutboxPump {
  private readonly outbox: Outbox;
  private readonly logger: Logger;
  private socket: HubSocket | null = null;
  private personId: string | null = null;
  private running = false;
  private wanted = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(outbox: Outbox, logger: Logger) {
    this.outbox = outbox;
    this.logger = logger;
    outbox.onChanged.on(() => this.kick());
  }

  /** The hub is there, with this person signed in. */
  begin(socket: HubSocket, personId: string): void {
    this.socket = socket;
    this.personId = personId;
    this.kick();
  }

  end(): void {
    clearTimeout(this.timer);
    this.socket = null;
  }

  private kick(): void {
    this.wanted = true;
    if (this.running || !this.socket) return;
    this.running = true;
    void this.runWhileWanted().catch((error: unknown) => {
      if (!this.socket) return;
      this.logger.warn(`outbox: ${faultOf(error).message}`);
      this.later();
    });
  }

  /** What is added while the last look at the outbox was just over is not left lying: no turn lies between that look and `running`. */
  private async runWhileWanted(): Promise<void> {
    try {
      while (this.wanted) {
        this.wanted = false;
        await this.run();
      }
    } finally {
      this.running = false;
    }
  }

  private async run(): Promise<void> {
    while (this.socket && this.personId !== null) {
      const { socket } = this;
      const entry = this.outbox.next(this.personId);
      if (!entry) return;
      this.outbox.markSent(entry.seq);
      const answer = await socket.ask('command', { id: entry.id, name: entry.name, input: entry.input });
      if (!answer.ok && passing.has(answer.fault.code)) {
        this.later();
        return;
      }
      this.settle(entry, answer);
    }
  }

  private settle(entry: OutboxEntry, answer: CommandAnswer): void {
    if (!answer.ok) this.logger.warn(`${entry.name} was not taken: ${answer.fault.code}`);
    const applied = answer.ok ? Versioned.safeParse(answer.output) : null;
    // Later edits of the same item were made on top of this one: they have seen the version it got.
    if (applied?.success && entry.itemId !== null)
      this.outbox.rebase(entry.personId, entry.itemId, entry.seq, applied.data.version);
    this.outbox.answered(entry.seq, answer);
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.kick(), againMs).unref();
  }
}
