import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Emitter } from '../../../shared/base/emitter.ts';
import { ExpectedError } from '../../../shared/base/fault.ts';
import type { ItemView } from '../../../shared/contract/hub-view.ts';
import { SharedItem } from '../../../shared/hub/shared-item.ts';
import type { Outbox, OutboxEntry } from './outbox.ts';
import type { TopicMirror } from './topic-mirror.ts';

const ItemInput = z.object({ item: SharedItem, version: z.number() });
const TheirRow = z.object({ row: SharedItem.nullable(), version: z.number() });

/** The topics with the layouts and bookmarks that concern a person. */
export function itemTopics(personId: string, unitId: string): string[] {
  return ['items:city', `items:unit:${unitId}`, `items:person:${personId}`];
}

/** Who works here, for whom items are kept. */
export interface ItemOwner {
  readonly personId: string;
  readonly unitId: string;
}

/** Layouts and bookmarks as this desk has them: the hub's, with the changes made here that the hub does not have yet on top. */
export class SharedItems {
  readonly onChanged = new Emitter<void>();
  private readonly mirror: TopicMirror;
  private readonly outbox: Outbox;
  private readonly owner: () => ItemOwner | null;
  private known: readonly ItemView[] | null = null;

  constructor(mirror: TopicMirror, outbox: Outbox, owner: () => ItemOwner | null) {
    this.mirror = mirror;
    this.outbox = outbox;
    this.owner = owner;
    const changed = () => {
      this.known = null;
      this.onChanged.fire();
    };
    outbox.onChanged.on(changed);
    mirror.onChanged.on(({ topic }) => {
      if (topic.startsWith('items:')) changed();
    });
  }

  all(): readonly ItemView[] {
    this.known ??= this.read();
    return this.known;
  }

  find(id: string): ItemView | null {
    return this.all().find(({ item }) => item.id === id) ?? null;
  }

  /** Keeps an item here and now; it goes to the hub by itself. Throws ExpectedError `signed-out`. */
  put(item: SharedItem): string {
    const { personId } = this.mustOwn();
    const kept = item.id === '' ? { ...item, id: randomUUID() } : item;
    const removal = this.waitingRemoval(personId, kept.id);
    // The hub has not heard of it: the item comes back as it was.
    if (removal && !removal.sent) this.outbox.remove(removal.seq);
    // By the time this reaches the hub the item is gone there.
    const version = removal?.sent ? 0 : this.seenVersion(kept.id);
    this.outbox.add(personId, 'item.put', { item: kept, version }, kept.id);
    return kept.id;
  }

  remove(id: string): void {
    const { personId } = this.mustOwn();
    const seen = this.find(id);
    if (!seen) return;
    const version = this.seenVersion(id);
    const unsent = this.outbox.ofItem(personId, id).every(({ sent }) => !sent);
    // The hub never heard of it: there is nothing to tell.
    if (unsent) this.outbox.drop(personId, id);
    if (version > 0 || !unsent)
      this.outbox.add(personId, 'item.remove', { itemId: id, version: Math.max(1, version) }, id);
  }

  /** Throws ExpectedError `no-conflict`. */
  resolve(id: string, keep: 'mine' | 'theirs'): void {
    const { personId } = this.mustOwn();
    const view = this.find(id);
    if (!view?.conflict && !view?.refused)
      throw new ExpectedError({
        code: 'no-conflict',
        message: 'there is nothing to decide about it any more',
      });
    const { item, removed, conflict } = view;
    this.outbox.drop(personId, id);
    if (keep === 'theirs') return;
    const version = conflict?.theirVersion ?? view.version;
    if (!removed) this.outbox.add(personId, 'item.put', { item, version }, id);
    else if (version > 0) this.outbox.add(personId, 'item.remove', { itemId: id, version }, id);
  }

  private waitingRemoval(personId: string, id: string): OutboxEntry | null {
    const last = this.outbox.ofItem(personId, id).at(-1);
    return last?.name === 'item.remove' && last.state === 'waiting' ? last : null;
  }

  /** The version that this desk has seen of an item: what it had when the change that waits was made, or what the hub told last. */
  private seenVersion(id: string): number {
    return this.fromHub().get(id)?.version ?? 0;
  }

  private read(): ItemView[] {
    const owner = this.owner();
    if (!owner) return [];
    const views = this.fromHub();
    for (const entry of this.outbox.all(owner.personId))
      if (entry.itemId !== null) overlay(views, entry.itemId, entry);
    return [...views.values()];
  }

  private fromHub(): Map<string, ItemView> {
    const owner = this.owner();
    const views = new Map<string, ItemView>();
    if (!owner) return views;
    for (const topic of itemTopics(owner.personId, owner.unitId))
      for (const { row, version } of this.mirror.rows(topic)) {
        const item = SharedItem.safeParse(row);
        if (item.success)
          views.set(item.data.id, {
            item: item.data,
            version,
            waiting: false,
            removed: false,
            conflict: null,
            refused: null,
          });
      }
    return views;
  }

  private mustOwn(): ItemOwner {
    const owner = this.owner();
    if (!owner) throw new ExpectedError({ code: 'signed-out', message: 'nobody is signed in here' });
    return owner;
  }
}

function overlay(views: Map<string, ItemView>, id: string, entry: OutboxEntry): void {
  const before = views.get(id);
  const put = ItemInput.safeParse(entry.input);
  const item = put.success ? put.data.item : before?.item;
  if (!item) return;
  const theirs = entry.state === 'conflict' ? TheirRow.safeParse(entry.current) : null;
  views.set(id, {
    item,
    version: before?.version ?? 0,
    waiting: entry.state === 'waiting',
    removed: entry.name === 'item.remove',
    conflict:
      entry.state === 'conflict'
        ? { theirs: theirs?.data?.row ?? null, theirVersion: theirs?.data?.version ?? before?.version ?? 0 }
        : (before?.conflict ?? null),
    refused: entry.state === 'refused' ? entry.fault : (before?.refused ?? null),
  });
}
