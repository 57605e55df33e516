import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PushedContent } from '../../shared/hub/wall-push.ts';
import type { Operator } from '../operator/operator-store.ts';

interface PushQuestion {
  readonly content: PushedContent | null;
}

const stores = new WeakMap<Operator, StoreApi<PushQuestion>>();

/** What is to be put on another desk's wall; each desk has its own. */
export function pushQuestion(operator: Operator): StoreApi<PushQuestion> {
  const known = stores.get(operator);
  if (known) return known;
  const fresh = createStore<PushQuestion>(() => ({ content: null }));
  stores.set(operator, fresh);
  return fresh;
}

/** Asks which desk it goes to, and why. */
export function askPush(operator: Operator, content: PushedContent): void {
  pushQuestion(operator).setState({ content });
  operator.store.setState({ dialog: 'push' });
}
