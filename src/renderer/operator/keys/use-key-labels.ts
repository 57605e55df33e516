import { useSyncExternalStore } from 'react';
import { logFault } from '../../session/log-fault.ts';
import type { KeyLabels } from './chord-text.ts';

/** Keyboard Map API of Chromium, which TypeScript's DOM does not know. */
interface LayoutKeyboard {
  getLayoutMap(): Promise<ReadonlyMap<string, string>>;
}

let labels: KeyLabels = null;
const listeners = new Set<() => void>();

/** What is written on the person's keys. Read again whenever the window gets the focus: layouts are switched outside it. */
export function useKeyLabels(): KeyLabels {
  return useSyncExternalStore(subscribe, () => labels);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('focus', readLabels);
    readLabels();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('focus', readLabels);
  };
}

function readLabels(): void {
  const read = keyboardOf()?.getLayoutMap().then(take);
  read?.catch(logFault('keyboard layout'));
}

function take(map: ReadonlyMap<string, string>): void {
  labels = map;
  for (const tell of listeners) tell();
}

function keyboardOf(): LayoutKeyboard | null {
  const keyboard: unknown = Reflect.get(navigator, 'keyboard');
  // An object with that method is the API of this name; nothing else puts one there.
  return typeof keyboard === 'object' && keyboard !== null && 'getLayoutMap' in keyboard
    ? (keyboard as LayoutKeyboard)
    : null;
}
