import { momentWords } from '../i18n/moment-words.ts';

/** Says a moment, to the second. */
export function useTimeWords(): (ms: number) => string {
  return momentWords;
}
