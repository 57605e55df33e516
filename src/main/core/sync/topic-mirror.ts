import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { Emitter } from '../../../shared/base/emitter.ts';
import type { Change, SnapshotHead, SnapshotRow, TopicPlace } from '../../../shared/hub/topic.ts';

const PlaceRow = z.object({ topic: z.string(), epoch: z.string(), offset: z.number(), take: z.number() });
const KeptRow = z.object({ kind: z.string(), id: z.string(), version: z.number(), row: z.string() });

/** So many rows of a snapshot are written in one go: other work of the core gets its turn between. */
const rowsInTurn = 1000;

/** What has changed in a topic: rows that are new or others (`row` null: gone); `whole`: these are all there are now. */
export interface TopicChange {
  readonly topic: string;
  readonly rows: readonly SnapshotRow[];
  readonly whole: boolean;
}

interface Statements {
  readonly place: StatementSync;
  readonly setPlace: StatementSync;
  readonly rows: StatementSync;
  readonly put: StatementSync;
  readonly remove: StatementSync;
  readonly removeOthers: StatementSync;
}

/**
 * The topics that this console follows, as far as it has them, on disk: rows, and the place in the hub's log that they are of. A snapshot is written beside
 * the rows that are there (`take`) and counts from one moment on, so that a crash leaves the old ones or the new ones.
 */
export class TopicMirror {
  /** Once it is on disk. */
  readonly onChanged = new Emitter<TopicChange>();
  private readonly database: DatabaseSync;
  private readonly statements: Statements;

  constructor(database: DatabaseSync) {
    this.database = database;
    this.statements = prepare(database);
  }

  /** Where this console is in a topic; offset 0 of no epoch when it has nothing. */
  place(topic: string): TopicPlace {
    const { epoch, offset } = this.kept(topic);
    return { topic, epoch, offset };
  }

  rows(topic: string): SnapshotRow[] {
    return this.statements.rows.all(topic, this.kept(topic).take).map((row) => {
      const kept = KeptRow.parse(row);
      return { ...kept, row: JSON.parse(kept.row) as unknown };
    });
  }

  /**
   * Applies changes in their order; those that are here already are passed over, so that nothing is applied twice. False when one is missing between
   * what is here and what came (or they are of another epoch): then the topic must be followed anew.
   */
  apply(topic: string, epoch: string, changes: readonly Change[]): boolean {
    const place = this.kept(topic);
    if (place.epoch !== epoch) return false;
    let { offset } = place;
    const fresh: Change[] = [];
    for (const change of changes) {
      if (change.offset <= offset) continue;
      if (change.offset !== offset + 1) return false;
      fresh.push(change);
      offset = change.offset;
    }
    if (fresh.length === 0) return true;
    this.whole(() => {
      for (const change of fresh) this.write(topic, place.take, change);
      this.statements.setPlace.run(topic, epoch, offset, place.take);
    });
    this.onChanged.fire({ topic, rows: fresh, whole: false });
    return true;
  }

  /** Puts a snapshot in the place of all that is here of its topic. */
  async replace({ topic, epoch, offset }: SnapshotHead, rows: readonly SnapshotRow[]): Promise<void> {
    const take = this.kept(topic).take + 1;
    this.statements.removeOthers.run(topic, take - 1);
    for (let at = 0; at < rows.length; at += rowsInTurn) {
      this.whole(() => {
        for (const row of rows.slice(at, at + rowsInTurn)) this.write(topic, take, row);
      });
      await setImmediate();
    }
    this.statements.setPlace.run(topic, epoch, offset, take);
    this.onChanged.fire({ topic, rows, whole: true });
    this.statements.removeOthers.run(topic, take);
  }

  /** Forgets topics that no longer concern this console's person. */
  keepOnly(topics: ReadonlySet<string>): void {
    const kept = this.database.prepare('SELECT topic FROM topic_place').all();
    const gone = kept
      .map((row) => z.object({ topic: z.string() }).parse(row).topic)
      .filter((topic) => !topics.has(topic));
    if (gone.length === 0) return;
    this.whole(() => {
      for (const topic of gone) {
        this.database.prepare('DELETE FROM topic_row WHERE topic = ?').run(topic);
        this.database.prepare('DELETE FROM topic_place WHERE topic = ?').run(topic);
      }
    });
    for (const topic of gone) this.onChanged.fire({ topic, rows: [], whole: true });
  }

  private kept(topic: string): z.infer<typeof PlaceRow> {
    const row = this.statements.place.get(topic);
    return row ? PlaceRow.parse(row) : { topic, epoch: '', offset: 0, take: 0 };
  }

  private write(topic: string, take: number, { kind, id, version, row }: SnapshotRow): void {
    if (row === null) this.statements.remove.run(topic, take, kind, id);
    else this.statements.put.run(topic, take, kind, id, version, JSON.stringify(row));
  }

  private whole(work: () => void): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }
}

function prepare(database: DatabaseSync): Statements {
  return {
    place: database.prepare('SELECT topic, epoch, offset, take FROM topic_place WHERE topic = ?'),
    setPlace: database.prepare(
      `INSERT INTO topic_place (topic, epoch, offset, take) VALUES (?, ?, ?, ?)
       ON CONFLICT (topic) DO UPDATE SET epoch = excluded.epoch, offset = excluded.offset, take = excluded.take`,
    ),
    rows: database.prepare('SELECT kind, id, version, row FROM topic_row WHERE topic = ? AND take = ?'),
    put: database.prepare(
      `INSERT INTO topic_row (topic, take, kind, id, version, row) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (topic, take, kind, id) DO UPDATE SET version = excluded.version, row = excluded.row`,
    ),
    remove: database.prepare('DELETE FROM topic_row WHERE topic = ? AND take = ? AND kind = ? AND id = ?'),
    removeOthers: database.prepare('DELETE FROM topic_row WHERE topic = ? AND take <> ?'),
  };
}
