const dayParts = (at: Date) => [at.getFullYear(), at.getMonth() + 1, at.getDate()];
const padded = (part: number) => String(part).padStart(2, '0');

/** This machine's day of a moment as a date field has it: `2026-03-09`. */
export function dateText(atMs: number): string {
  return dayParts(new Date(atMs)).map(padded).join('-');
}

/** The day as Vietnamese and British readers write it: `09/03/2026`. */
export function dayWords(atMs: number): string {
  return dayParts(new Date(atMs)).reverse().map(padded).join('/');
}

/**
 * Seconds since midnight of a typed time of day: `14:32:10`, `14:32`, `14h32`, `14.32.10`, `143210`; null when it is none.
 */
export function parseTimeOfDay(text: string): number | null {
  const match = /^(\d{1,2})[:.h ]?(\d{2})(?:[:.m ]?(\d{2})s?)?$/i.exec(text.trim());
  if (!match) return null;
  const [hours, minutes, seconds] = [match[1], match[2], match[3] ?? '0'].map(Number);
  if (hours === undefined || minutes === undefined || seconds === undefined) return null;
  return hours < 24 && minutes < 60 && seconds < 60 ? (hours * 60 + minutes) * 60 + seconds : null;
}

/** The moment of that second of that day (`2026-03-09`) on this machine's clock; null for a date that is none. */
export function momentOf(date: string, secondOfDay: number): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return null;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const at = new Date(year, month - 1, day, 0, 0, secondOfDay).getTime();
  return dateText(new Date(year, month - 1, day).getTime()) === date ? at : null;
}
