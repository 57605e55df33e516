import { z } from 'zod';
import { EntityId } from '../rights/entity-id.ts';
import { SavedLayout } from '../wall/saved-layout.ts';

/** What somebody puts on another desk's wall: a camera on a tile (null: where that desk likes), or a layout. */
export const PushedContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('camera'), cameraId: EntityId, tile: z.number().int().min(0).nullable() }),
  z.object({ kind: z.literal('layout'), layout: SavedLayout }),
]);
export type PushedContent = z.infer<typeof PushedContent>;

/** A push as the other desk gets it: who did it, and why. That desk can undo it. */
export const WallPush = z.object({
  id: EntityId,
  byPersonId: EntityId,
  byName: z.string(),
  byUnit: z.string(),
  reason: z.string().trim().max(500),
  displayId: z.string().nullable(),
  content: PushedContent,
  atMs: z.number().int(),
});
export type WallPush = z.infer<typeof WallPush>;

/** A console with somebody at it. */
export const DeskPresence = z.object({
  consoleId: EntityId,
  name: z.string(),
  personId: EntityId,
  personName: z.string(),
  unitId: EntityId,
  displays: z.array(z.object({ id: z.string(), name: z.string() })).max(16),
});
export type DeskPresence = z.infer<typeof DeskPresence>;
