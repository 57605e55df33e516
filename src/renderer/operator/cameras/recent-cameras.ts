import { z } from 'zod';

const storageKey = 'vonglau.recent-cameras';
const mostRecent = 20;

const Ids = z.array(z.string()).max(mostRecent);

/** The list with a camera put at its head; the 20 last are kept. */
export function withRecent(recent: readonly string[], cameraId: string): readonly string[] {
  return [cameraId, ...recent.filter((id) => id !== cameraId)].slice(0, mostRecent);
}

/** What this window's storage keeps of an earlier page; nothing when there is none, or when it cannot be read. */
export function loadRecent(storage: () => Pick<Storage, 'getItem'>): readonly string[] {
  try {
    const text = storage().getItem(storageKey);
    return text === null ? [] : Ids.parse(JSON.parse(text));
  } catch (error) {
    console.warn('the recent cameras could not be read', error);
    return [];
  }
}

/** Keeps the list for the next page; a storage that is full or forbidden costs only that. */
export function saveRecent(storage: () => Pick<Storage, 'setItem'>, recent: readonly string[]): void {
  try {
    storage().setItem(storageKey, JSON.stringify(recent));
  } catch (error) {
    console.warn('the recent cameras could not be kept', error);
  }
}
