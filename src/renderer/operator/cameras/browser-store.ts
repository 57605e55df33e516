import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Operator } from '../operator-store.ts';
import { loadRecent, saveRecent, withRecent } from './recent-cameras.ts';

/** Which cameras are listed. The recent ones and the neighbours are those of the moment when they were asked for: rows do not jump under a hand. */
export type BrowserList =
  | { readonly kind: 'all' }
  | { readonly kind: 'recent'; readonly cameraIds: readonly string[] }
  | { readonly kind: 'neighbours'; readonly of: string | null };

/** What the camera browser shows: list, unit (a unitKey; null = all), query, the marked row, the units that are open. */
export interface BrowserState {
  readonly list: BrowserList;
  readonly unit: string | null;
  readonly query: string;
  readonly marked: number;
  readonly openUnits: ReadonlySet<string>;
  readonly treeShown: boolean;
  /** Last cameras put on a tile by this desk, newest first. */
  readonly recent: readonly string[];
}

const browsers = new WeakMap<Operator, StoreApi<BrowserState>>();

/** The camera browser of a desk: there is one, made when it is first asked for. */
export function browserOf(operator: Operator): StoreApi<BrowserState> {
  const known = browsers.get(operator);
  if (known) return known;
  const store = createStore<BrowserState>(() => ({
    list: { kind: 'all' },
    unit: null,
    query: '',
    marked: 0,
    openUnits: new Set(),
    treeShown: true,
    recent: loadRecent(() => localStorage),
  }));
  browsers.set(operator, store);
  return store;
}

/** To be told whenever this desk puts a camera on a tile, by whatever way: it becomes the most recent one. */
export function rememberCamera(operator: Operator, cameraId: string): void {
  const store = browserOf(operator);
  const recent = withRecent(store.getState().recent, cameraId);
  store.setState({ recent });
  saveRecent(() => localStorage, recent);
}
