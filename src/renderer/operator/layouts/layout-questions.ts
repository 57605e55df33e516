import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LayoutsFile } from '../../../shared/wall/layouts-file.ts';
import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import type { Operator } from '../operator-store.ts';

/** What the layouts' part of the desk asks the person, about one display. */
export type LayoutQuestion = { readonly displayId: string } & (
  | { readonly kind: 'save-as' }
  /** A key was pressed to save over this layout, which is not the one that the display shows. */
  | { readonly kind: 'overwrite'; readonly layout: SavedLayout }
  | { readonly kind: 'import'; readonly file: LayoutsFile }
);

export interface LayoutQuestions {
  readonly question: LayoutQuestion | null;
}

const stores = new WeakMap<Operator, StoreApi<LayoutQuestions>>();

/** The questions of a desk; each desk has its own. */
export function layoutQuestions(operator: Operator): StoreApi<LayoutQuestions> {
  const known = stores.get(operator);
  if (known) return known;
  const fresh = createStore<LayoutQuestions>(() => ({ question: null }));
  stores.set(operator, fresh);
  return fresh;
}
