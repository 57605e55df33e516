import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const Keys = z.array(z.object({ key: z.number() }));
const OldRuns = z.array(z.object({ id: z.number(), over: z.number() }));

/**
 * Takes away what is older than `cutoffMs`, at most about `maxRows` rows at a call; true when nothing is left to do. Of every display the
 * last change before the edge stays, and of a run that goes over the edge what its tiles showed there: so every moment since has its answer.
 * Moments before the edge have none at once, whatever is still in the file.
 */
export function pruneWallLog(database: DatabaseSync, cutoffMs: number, maxRows: number): boolean {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.prepare('UPDATE kept SET fromMs = max(fromMs, ?)').run(cutoffMs);
    const left = pruneSaid(database, cutoffMs, pruneChanges(database, cutoffMs, maxRows));
    if (left > 0) pruneRuns(database, cutoffMs);
    database.exec('COMMIT');
    return left > 0;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Gives back how many rows may still be taken; so do the others. */
function pruneChanges(database: DatabaseSync, cutoffMs: number, mayTake: number): number {
  const remove = database.prepare(
    `DELETE FROM change WHERE id IN (
       SELECT id FROM change WHERE display = :display AND atMs < :cutoff AND id <> (
         SELECT id FROM change WHERE display = :display AND atMs <= :cutoff ORDER BY run DESC, atMs DESC, id DESC LIMIT 1
       ) LIMIT :most)`,
  );
  let left = mayTake;
  for (const display of displayKeys(database))
    if (left > 0) left -= Number(remove.run({ display, cutoff: cutoffMs, most: left }).changes);
  return left;
}

/** Of a run that goes over the edge, the rows stay from the last one on that told all. */
function pruneSaid(database: DatabaseSync, cutoffMs: number, mayTake: number): number {
  const runs = OldRuns.parse(
    database
      .prepare('SELECT id, aliveAtMs < ? AS over FROM run WHERE startedAtMs < ?')
      .all(cutoffMs, cutoffMs),
  );
  const remove = database.prepare(
    `DELETE FROM said WHERE id IN (
       SELECT id FROM said WHERE display = :display AND run = :run AND atMs < :cutoff
         AND (:over OR id < (
           SELECT id FROM said WHERE display = :display AND run = :run AND atMs <= :cutoff AND whole = 1
           ORDER BY atMs DESC, id DESC LIMIT 1))
       ORDER BY atMs LIMIT :most)`,
  );
  let left = mayTake;
  for (const display of displayKeys(database))
    for (const { id: run, over } of runs)
      if (left > 0) left -= Number(remove.run({ display, run, over, cutoff: cutoffMs, most: left }).changes);
  return left;
}

/** Of the runs that are over, the last one stays: it is what was before the first one kept. */
function pruneRuns(database: DatabaseSync, cutoffMs: number): void {
  database
    .prepare(
      `DELETE FROM run WHERE aliveAtMs < :cutoff
         AND EXISTS (SELECT 1 FROM run AS later WHERE later.id > run.id AND later.startedAtMs <= :cutoff)`,
    )
    .run({ cutoff: cutoffMs });
}

function displayKeys(database: DatabaseSync): number[] {
  return Keys.parse(database.prepare('SELECT key FROM display').all()).map(({ key }) => key);
}
