import { z } from 'zod';
import { EntityId } from '../rights/entity-id.ts';
import type { Topic } from './topic.ts';

/** A user's report that a camera is wrong, stale or cannot be reached (Art. 23.4); its managing unit sees it. */
export const CameraReport = z.object({
  id: EntityId,
  cameraId: EntityId,
  managingUnitId: EntityId,
  reporterId: EntityId,
  /** What the reporter was called then, set by the hub: who reads it need not have the book. */
  reporterName: z.string().max(500).optional(),
  reportedAtMs: z.number().int(),
  what: z.enum(['wrong-data', 'stale-data', 'no-picture', 'bad-picture', 'other']),
  text: z.string().trim().max(2000),
  state: z.enum(['open', 'taken', 'done']),
  /** Who took it on, or mended it without having taken it on. */
  handledBy: EntityId.nullable().default(null),
  handlerName: z.string().max(500).optional(),
  /** What was done about it, or why nothing is. */
  answer: z.string().trim().max(2000).default(''),
  doneAtMs: z.number().int().nullable().default(null),
  /** When the reporter read what came of it; null: not yet. */
  answerSeenAtMs: z.number().int().nullable().default(null),
});
export type CameraReport = z.infer<typeof CameraReport>;

/** The reports of all units, for who administers the whole city; no unit has such an id. Those of cameras outside the regulation (Art. 1.2, 1.4, 1.5) stay with their unit. */
export const allReportsTopic: Topic = 'reports:*';

export function reportsTopic(unitId: string): Topic {
  return `reports:${unitId}`;
}

/** A person's own reports with what came of them, whoever manages the cameras; no unit has such an id. */
export function reportsByTopic(personId: string): Topic {
  return `reports:@${personId}`;
}
