import { z } from 'zod';

/**
 * A stream of changes that a console follows. `book`: the whole rights book, for administrators. `units`: all units, whose names and focal points everybody may know. `cameras`: CameraRows that the person may see. `items:*`:
 * layouts and bookmarks by scope. `reports:<unit>`: camera reports, for the managing unit; `reports:*`: those of all units;
 * `reports:@<person>`: a person's own. `consoles`: enrolled consoles, for administrators.
 */
export const Topic = z
  .string()
  .regex(
    /^(book|units|cameras|consoles|items:city|items:unit:[^\s]{1,100}|items:person:[^\s]{1,100}|reports:[^\s]{1,100})$/,
  );
export type Topic = z.infer<typeof Topic>;

/** One change of a topic. Offsets of a topic rise by one without gaps, in the order of commits. `row` null: removed, or no longer for this person. */
export const Change = z.object({
  offset: z.number().int().min(1),
  kind: z.string().max(50),
  id: z.string().max(200),
  /** Version of the row: rises by one with each change; a command that edits names the version it saw. */
  version: z.number().int().min(0),
  row: z.unknown().nullable(),
});
export type Change = z.infer<typeof Change>;

/** What a console has of a topic: `offset` 0 for nothing; `epoch` is the hub's mark of the log that the offsets belong to (a restored backup has another). */
export const TopicPlace = z.object({
  topic: Topic,
  epoch: z.string().max(50),
  offset: z.number().int().min(0),
});
export type TopicPlace = z.infer<typeof TopicPlace>;

/**
 * How a topic goes on: from that offset by `changes`; or the console takes a snapshot first (`GET /api/snapshot?topic=`, NDJSON: one SnapshotHead, then
 * `count` SnapshotRows). Changes that come meanwhile with a larger offset than the snapshot's apply after it.
 */
export const TopicAnswer = z.object({
  topic: Topic,
  epoch: z.string(),
  mode: z.enum(['changes', 'snapshot', 'refused']),
  offset: z.number().int().min(0),
});
export type TopicAnswer = z.infer<typeof TopicAnswer>;

export const SnapshotHead = z.object({
  topic: Topic,
  epoch: z.string(),
  offset: z.number().int().min(0),
  count: z.number().int().min(0),
});
export type SnapshotHead = z.infer<typeof SnapshotHead>;

export const SnapshotRow = Change.omit({ offset: true });
export type SnapshotRow = z.infer<typeof SnapshotRow>;
