import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { Emitter } from '../../../shared/base/emitter.ts';
import type { Change, SnapshotHead, SnapshotRow, TopicPlace } from '../../../shared/hub/topic.ts';

const PlaceRow = z.object({ topic: z.string(), epoch: z.string(), offset: z.number() });
const KeptRow = z.object({ kind: z.string(), id: z.string(), version: z.number(), row: z.string() });

/** The topics that this console follows, as far as it has them, on disk: rows, and the place in the hub's log that they are of. */
export class TopicMirror {
  /** Topics whose rows have changed, once that is on disk. */
  readonly onChanged = new Emitter<string>();
  private readonly database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  /** Where this console is in a topic; offset 0 of no epoch when it has nothing. */
  place(topic: string): TopicPlace {
    const row = this.database
      .prepare('SELECT topic, epoch, offset FROM topic_place WHERE topic = ?')
      .get(topic);
    return row ? PlaceRow.parse(row) : { topic, epoch: '', offset: 0 };
  }

  rows(topic: string): SnapshotRow[] {
    const rows = this.database
      .prepare('SELECT kind, id, version, row FROM topic_row WHERE topic = ?')
      .all(topic);
    return rows.map((row) => {
      const kept = KeptRow.parse(row);
      return { ...kept, row: JSON.parse(kept.row) as unknown };
    });
  }

  /** Version of one row; 0 when it is not there. */
  version(topic: string, kind: string, id: string): number {
    const row = this.database
      .prepare('SELECT version FROM topic_row WHERE topic = ? AND kind = ? AND id = ?')
      .get(topic, kind, id);
    return z.object({ version: z.number() }).optional().parse(row)?.version ?? 0;
  }

  /**
   * Applies changes in their order; those that are here already are passed over, so that nothing is applied twice. False when one is missing between
   * what is here and what came (or they are of another epoch): then the topic must be followed anew.
   */
  apply(topic: string, epoch: string, changes: readonly Change[]): boolean {
    const place = this.place(topic);
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
      for (const change of fresh) this.write(topic, change);
      this.setPlace({ topic, epoch, offset });
    });
    this.onChanged.fire(topic);
    return true;
  }

  /** Puts a snapshot in the place of all that is here of its topic. */
  replace(head: SnapshotHead, rows: readonly SnapshotRow[]): void {
    this.whole(() => {
      this.database.prepare('DELETE FROM topic_row WHERE topic = ?').run(head.topic);
      for (const row of rows) this.write(head.topic, row);
      this.setPlace(head);
    });
    this.onChanged.fire(head.topic);
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
    for (const topic of gone) this.onChanged.fire(topic);
  }

  private write(topic: string, { kind, id, version, row }: SnapshotRow): void {
    if (row === null) {
      this.database
        .prepare('DELETE FROM topic_row WHERE topic = ? AND kind = ? AND id = ?')
        .run(topic, kind, id);
      return;
    }
    this.database
      .prepare(
        `INSERT INTO topic_row (topic, kind, id, version, row) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (topic, kind, id) DO UPDATE SET version = excluded.version, row = excluded.row`,
      )
      .run(topic, kind, id, version, JSON.stringify(row));
  }

  private setPlace({ topic, epoch, offset }: TopicPlace): void {
    this.database
      .prepare(
        `INSERT INTO topic_place (topic, epoch, offset) VALUES (?, ?, ?)
         ON CONFLICT (topic) DO UPDATE SET epoch = excluded.epoch, offset = excluded.offset`,
      )
      .run(topic, epoch, offset);
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
