import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bookmark } from '../../../shared/hub/shared-item.ts';
import type { Operator } from '../../operator/operator-store.ts';

/** A moment that is to be marked: `atMs` of this machine's clock, `pictured` whether it is a picture's own time. Or a bookmark that is to be changed. */
export type BookmarkQuestion =
  | { readonly kind: 'new'; readonly cameraId: string; readonly atMs: number; readonly pictured: boolean }
  | { readonly kind: 'change'; readonly bookmark: Bookmark };

interface Asked {
  readonly question: BookmarkQuestion | null;
}

const stores = new WeakMap<Operator, StoreApi<Asked>>();

/** What the dialog of one bookmark is about; each desk has its own. */
export function bookmarkQuestion(operator: Operator): StoreApi<Asked> {
  const known = stores.get(operator);
  if (known) return known;
  const fresh = createStore<Asked>(() => ({ question: null }));
  stores.set(operator, fresh);
  return fresh;
}

export function askBookmark(operator: Operator, question: BookmarkQuestion): void {
  bookmarkQuestion(operator).setState({ question });
  operator.store.setState({ dialog: 'bookmark' });
}
