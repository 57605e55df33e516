const dayParts = (at: Date) => [at.getFullYear(), at.getMonth() + 1, at.getDate()];
const padded = (part: number) => String(part).padStart(2, '0');

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

/** Day, month and year of a typed date: `9/3/2026`, `09.03.2026`, or `9/3` of the year of `nowMs`; null when there is no such day. */
export function parseDay(text: string, nowMs: number): Date | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(text.trim());
  if (!match) return null;
  const [day, month, year] = [match[1], match[2], match[3] ?? new Date(nowMs).getFullYear()].map(Number);
  if (day === undefined || month === undefined || year === undefined) return null;
  const date = new Date(year, month - 1, day);
  return date.getDate() === day && date.getMonth() === month - 1 ? date : null;
}

/** The moment of that second of that day on this machine's clock. */
export function momentOf(day: Date, secondOfDay: number): number {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, 0, secondOfDay).getTime();
}
