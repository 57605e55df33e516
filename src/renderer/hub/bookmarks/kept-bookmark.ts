import type { HubView } from '../../../shared/contract/hub-view.ts';
import type { Bookmark, ItemScope } from '../../../shared/hub/shared-item.ts';
import type { BookmarkQuestion } from './bookmark-question.ts';

/** What was filled in. */
export interface BookmarkWords {
  readonly title: string;
  readonly note: string;
  readonly scope: ItemScope;
}

/** The bookmark as it is to be kept, a new one by the hub's clock; null: nobody is signed in any more. */
export function keptBookmark(
  question: BookmarkQuestion,
  words: BookmarkWords,
  { person, hubAheadMs }: Pick<HubView, 'person' | 'hubAheadMs'>,
): Bookmark | null {
  if (question.kind === 'change') return { ...question.bookmark, ...words };
  if (!person) return null;
  return {
    kind: 'bookmark',
    id: crypto.randomUUID(),
    ownerId: person.id,
    cameraId: question.cameraId,
    fromMs: question.atMs + hubAheadMs,
    toMs: null,
    ...words,
  };
}
