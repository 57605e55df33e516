import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { Emitter } from '../../../shared/base/emitter.ts';
import { Fault } from '../../../shared/base/fault.ts';
import type { CommandAnswer } from '../../../shared/hub/command.ts';
import type { CommandInput, CommandName } from '../../../shared/hub/commands.ts';

const OutboxRow = z.object({
  seq: z.number(),
  id: z.string(),
  person_id: z.string(),
  name: z.string(),
  input: z.string(),
  item_id: z.string().nullable(),
  made_at_ms: z.number(),
  sent: z.number(),
  state: z.enum(['waiting', 'conflict', 'refused']),
  fault: z.string().nullable(),
  current: z.string().nullable(),
});

/** A change made here that the hub does not have yet, or did not take. */
export interface OutboxEntry {
  readonly seq: number;
  /** The command's idempotency key: the same however often it is sent. */
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly input: unknown;
  readonly itemId: string | null;
  /** Epoch milliseconds of this machine. */
  readonly madeAtMs: number;
  /** It may have reached the hub: it must not be changed any more, only sent again. */
  readonly sent: boolean;
  readonly state: 'waiting' | 'conflict' | 'refused';
  readonly fault: Fault | null;
  /** With `conflict`: the row as the hub has it. */
  readonly current: unknown;
}

/** Changes on their way to the hub, on disk from the moment they are made; they go out in the order in which they were made. */
export class Outbox {
  readonly onChanged = new Emitter<void>();
  private readonly database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  /** Keeps a command. One of the same item that was never sent is replaced: its place and key stay, so that a dozen edits are one. */
  add<N extends CommandName>(
    personId: string,
    name: N,
    input: CommandInput<N>,
    itemId: string | null = null,
  ): void {
    const text = JSON.stringify(input);
    const last = itemId === null ? undefined : this.ofItem(personId, itemId).at(-1);
    if (last && !last.sent && last.state === 'waiting' && last.name === name)
      this.database.prepare('UPDATE outbox SET input = ? WHERE seq = ?').run(text, last.seq);
    else
      this.database
        .prepare(
          'INSERT INTO outbox (id, person_id, name, input, item_id, made_at_ms) VALUES (?, ?, ?, ?, ?, ?)',
        )
        .run(randomUUID(), personId, name, text, itemId, Date.now());
    this.onChanged.fire();
  }

  /** Everything of a person that has not ended well, oldest first. */
  all(personId: string): OutboxEntry[] {
    return this.read('WHERE person_id = ? ORDER BY seq', personId);
  }

  ofItem(personId: string, itemId: string): OutboxEntry[] {
    return this.read('WHERE person_id = ? AND item_id = ? ORDER BY seq', personId, itemId);
  }

  /** The next one to send. An item that has a conflict holds back its own later changes only. */
  next(personId: string): OutboxEntry | null {
    const [entry] = this.read(
      `WHERE person_id = ? AND state = 'waiting'
         AND (item_id IS NULL OR item_id NOT IN (SELECT item_id FROM outbox WHERE state = 'conflict' AND item_id IS NOT NULL))
       ORDER BY seq LIMIT 1`,
      personId,
    );
    return entry ?? null;
  }

  /** How many changes wait for the hub, of whomever. */
  waiting(): number {
    const row = this.database.prepare(`SELECT count(*) AS n FROM outbox WHERE state = 'waiting'`).get();
    return z.object({ n: z.number() }).parse(row).n;
  }

  /** It is about to be sent: from now on its input stays as it is. */
  markSent(seq: number): void {
    this.database.prepare('UPDATE outbox SET sent = 1 WHERE seq = ?').run(seq);
  }

  /** The hub's answer. What was applied is forgotten here; the rest stays until the person it concerns has seen it. */
  answered(seq: number, answer: CommandAnswer): void {
    if (answer.ok) this.database.prepare('DELETE FROM outbox WHERE seq = ?').run(seq);
    else
      this.database
        .prepare('UPDATE outbox SET state = ?, fault = ?, current = ? WHERE seq = ?')
        .run(
          answer.fault.code === 'conflict' ? 'conflict' : 'refused',
          JSON.stringify(answer.fault),
          answer.current === undefined ? null : JSON.stringify(answer.current),
          seq,
        );
    this.onChanged.fire();
  }

  /** Later changes of an item were made on top of one that the hub has just taken: they name the version that it got. */
  rebase(personId: string, itemId: string, afterSeq: number, version: number): void {
    for (const entry of this.ofItem(personId, itemId)) {
      if (entry.seq <= afterSeq || entry.sent) continue;
      const input = z.looseObject({ version: z.number() }).safeParse(entry.input);
      if (!input.success) continue;
      this.database
        .prepare('UPDATE outbox SET input = ? WHERE seq = ?')
        .run(JSON.stringify({ ...input.data, version }), entry.seq);
    }
  }

  /** Takes all changes of an item back. */
  drop(personId: string, itemId: string): void {
    this.database.prepare('DELETE FROM outbox WHERE person_id = ? AND item_id = ?').run(personId, itemId);
    this.onChanged.fire();
  }

  /** Takes one change back. */
  remove(seq: number): void {
    this.database.prepare('DELETE FROM outbox WHERE seq = ?').run(seq);
    this.onChanged.fire();
  }

  /** Sends one that was refused again, under a new key: what decided against it may be another by now. */
  sendAgain(seq: number): void {
    this.database
      .prepare(
        `UPDATE outbox SET id = ?, state = 'waiting', sent = 0, fault = NULL, current = NULL WHERE seq = ?`,
      )
      .run(randomUUID(), seq);
    this.onChanged.fire();
  }

  private read(where: string, ...values: (string | number)[]): OutboxEntry[] {
    const rows = this.database.prepare(`SELECT * FROM outbox ${where}`).all(...values);
    return rows.map((row) => {
      const kept = OutboxRow.parse(row);
      return {
        seq: kept.seq,
        id: kept.id,
        personId: kept.person_id,
        name: kept.name,
        input: JSON.parse(kept.input) as unknown,
        itemId: kept.item_id,
        madeAtMs: kept.made_at_ms,
        sent: kept.sent === 1,
        state: kept.state,
        fault: kept.fault === null ? null : Fault.parse(JSON.parse(kept.fault)),
        current: kept.current === null ? null : (JSON.parse(kept.current) as unknown),
      };
    });
  }
}
