import type { ItemView } from '../../../shared/contract/hub-view.ts';
import type { Bookmark } from '../../../shared/hub/shared-item.ts';
import { foldText } from '../../ui/fold-text.ts';

/** A bookmark with how it stands. */
export interface BookmarkView extends ItemView {
  readonly item: Bookmark;
}

export function isBookmark(view: ItemView): view is BookmarkView {
  return view.item.kind === 'bookmark';
}

/**
 * The bookmarks that are not removed and hold every word of the query, diacritics or not, in their words, their owner's name or what `cameraWords` says of
 * their camera; the newest moment first.
 */
export function matchingBookmarks(
  items: readonly ItemView[],
  query: string,
  cameraWords: (cameraId: string) => string,
): BookmarkView[] {
  const wanted = foldText(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const textOf = ({ title, note, ownerName = '', cameraId }: Bookmark) =>
    foldText([title, note, ownerName, cameraWords(cameraId)].join(' '));
  return items
    .filter(isBookmark)
    .filter(({ item, removed }) => !removed && wanted.every((word) => textOf(item).includes(word)))
    .sort((one, other) => other.item.fromMs - one.item.fromMs);
}
