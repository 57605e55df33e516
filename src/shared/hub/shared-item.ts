import { z } from 'zod';
import { EntityId } from '../rights/entity-id.ts';
import { SavedLayout } from '../wall/saved-layout.ts';

/** Who has a layout or bookmark: its owner alone, the owner's unit, or the whole city. */
export const ItemScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('private') }),
  z.object({ kind: z.literal('unit'), unitId: EntityId }),
  z.object({ kind: z.literal('city') }),
]);
export type ItemScope = z.infer<typeof ItemScope>;

const owned = {
  id: EntityId,
  scope: ItemScope,
  ownerId: EntityId,
  /** Their name as the hub knows it, set by the hub; what a console sends is not kept. */
  ownerName: z.string().max(200).optional(),
};

/** A layout that is the same at every desk. */
export const SharedLayout = z.object({ ...owned, kind: z.literal('layout'), layout: SavedLayout });
export type SharedLayout = z.infer<typeof SharedLayout>;

/** A moment or span of a camera that somebody marked; epoch milliseconds of the hub's clock, `toMs` null for a moment. */
export const Bookmark = z.object({
  ...owned,
  kind: z.literal('bookmark'),
  cameraId: EntityId,
  fromMs: z.number().int(),
  toMs: z.number().int().nullable(),
  title: z.string().trim().min(1).max(200),
  note: z.string().max(4000),
});
export type Bookmark = z.infer<typeof Bookmark>;

export const SharedItem = z.discriminatedUnion('kind', [SharedLayout, Bookmark]);
export type SharedItem = z.infer<typeof SharedItem>;
