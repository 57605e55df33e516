import { decideBookmark, decideItem } from '../../shared/hub/decide-item.ts';
import { SharedItem } from '../../shared/hub/shared-item.ts';
import { personIn } from '../../shared/rights/book-index.ts';
import type { CommandContext, CommandHandlers } from '../command/command-context.ts';
import { CommandRefusal } from '../command/command-refusal.ts';
import { itemTopic } from './item-topic.ts';

interface StoredItem {
  readonly item: SharedItem;
  readonly version: number;
}

/** Layouts and bookmarks: private, a unit's or the city's, the same at every desk. */
export const itemHandlers: Pick<CommandHandlers, 'item.put' | 'item.remove'> = {
  async 'item.put'({ item, version }, context) {
    const stored = await readItem(context, item.id);
    if (stored) mustChange(context, stored.item, item);
    else if (item.ownerId !== context.caller.personId) throw notAllowed('outside-scope');
    mustKeep(context, item);
    const seenVersion = await leaveTopic(context, { stored, item, version });
    const { kind, id } = item;
    const row = { ...item, ownerName: nameOf(context, item.ownerId) };
    const kept = await context.putEntity({ kind, id, row, seenVersion, topics: [itemTopic(item)] });
    context.auditDetail({ kind, id, scope: item.scope }, cameraOf(item));
    return { version: kept };
  },

  async 'item.remove'({ itemId, version }, context) {
    const stored = await readItem(context, itemId);
    // Somebody else was faster, or an answer was lost long ago: it is gone, as was wanted.
    if (!stored) return {};
    const { item } = stored;
    mustMay(context, item);
    await context.putEntity({
      kind: item.kind,
      id: item.id,
      row: null,
      seenVersion: version,
      topics: [itemTopic(item)],
    });
    context.auditDetail({ kind: item.kind, id: item.id, scope: item.scope }, cameraOf(item));
    return {};
  },
};

/** What goes over to others leaves those who had it, and is new to those who get it. Answers the version that is to be seen then. */
async function leaveTopic(
  context: CommandContext,
  { stored, item, version }: { stored: StoredItem | null; item: SharedItem; version: number },
): Promise<number> {
  if (!stored || itemTopic(stored.item) === itemTopic(item)) return version;
  const { kind, id } = stored.item;
  await context.putEntity({
    kind,
    id,
    row: null,
    seenVersion: version,
    topics: [itemTopic(stored.item)],
  });
  return 0;
}

/** Checked before the version, so that nobody gets somebody else's item as the other side of a conflict. */
function mustChange(context: CommandContext, stored: SharedItem, item: SharedItem): void {
  mustMay(context, stored);
  if (stored.ownerId !== item.ownerId || stored.kind !== item.kind) throw notAllowed('outside-scope');
}

function mustKeep(context: CommandContext, item: SharedItem): void {
  mustMay(context, item);
  if (item.kind !== 'bookmark') return;
  const { caller, city, nowMs } = context;
  const camera = city.camera(item.cameraId);
  if (!camera) throw notAllowed('outside-scope');
  const decision = decideBookmark(caller.access, camera, item, nowMs);
  if (!decision.allowed) throw notAllowed(decision.because);
}

function mustMay({ caller, nowMs }: CommandContext, item: SharedItem): void {
  const decision = decideItem(caller.access, item, nowMs);
  if (!decision.allowed) throw notAllowed(decision.because);
}

function notAllowed(because: string): CommandRefusal {
  return new CommandRefusal({ code: 'not-allowed', message: 'this is not allowed', detail: because });
}

/** Other desks do not know other people: who made an item is told with it, in the hub's own words. */
function nameOf({ city }: CommandContext, personId: string): string {
  return personIn(city.book(), personId)?.name ?? '';
}

function cameraOf(item: SharedItem): string | undefined {
  return item.kind === 'bookmark' ? item.cameraId : undefined;
}

async function readItem({ db }: CommandContext, id: string): Promise<StoredItem | null> {
  const stored = await db
    .selectFrom('entity')
    .select(['row', 'version'])
    .where('kind', 'in', ['layout', 'bookmark'])
    .where('id', '=', id)
    .executeTakeFirst();
  return stored ? { item: SharedItem.parse(JSON.parse(stored.row)), version: stored.version } : null;
}
