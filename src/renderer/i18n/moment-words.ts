import { clockWords } from './clock-words.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** A day of this machine's calendar as DD/MM/YYYY, in every language of the house. */
export function dayWords(epochMs: number): string {
  const at = new Date(epochMs);
  return `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`;
}

/** A moment as DD/MM/YYYY HH:MM:SS, 24 hours. */
export function momentWords(epochMs: number): string {
  return `${dayWords(epochMs)} ${clockWords(epochMs)}`;
}

/** A moment as DD/MM/YYYY HH:MM, 24 hours. */
export function minuteWords(epochMs: number): string {
  return momentWords(epochMs).slice(0, -':00'.length);
}

/** A moment of today as its time alone, any other as DD/MM/YYYY HH:MM:SS. */
export function recentWords(epochMs: number): string {
  return dayWords(epochMs) === dayWords(Date.now()) ? clockWords(epochMs) : momentWords(epochMs);
}

/** A moment's time alone as HH:MM, 24 hours. */
export function hourWords(epochMs: number): string {
  return clockWords(epochMs).slice(0, -':00'.length);
}
