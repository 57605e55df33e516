const parted = /^(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{4}|\d{2}))?$/;
const together = /^(\d{2})(\d{2})(\d{4}|\d{2})$/;
const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/**
 * The local midnight, epoch milliseconds, of a day as people type it: 9/3/2026, 09.03.26, 09032026, 9/3 (of the year of `nowMs`), 2026-03-09.
 * Null: there is no such day.
 */
export function readDay(text: string, nowMs: number): number | null {
  const typed = text.trim();
  const iso = isoDay.exec(typed);
  if (iso) return midnight(Number(iso[3]), Number(iso[2]), Number(iso[1]));
  const [, day, month, year] = parted.exec(typed) ?? together.exec(typed) ?? [];
  if (day === undefined || month === undefined) return null;
  const named = year === undefined ? new Date(nowMs).getFullYear() : Number(year);
  return midnight(Number(day), Number(month), year?.length === 2 ? 2000 + named : named);
}

/** The same day some days on. */
export function dayAfter(dayMs: number, days: number): number {
  const at = new Date(dayMs);
  at.setDate(at.getDate() + days);
  return at.getTime();
}

function midnight(day: number, month: number, year: number): number | null {
  const at = new Date(year, month - 1, day);
  // 31/02 would become a day of March; the year 26 one of 1926.
  const isThere = at.getFullYear() === year && at.getMonth() === month - 1 && at.getDate() === day;
  return isThere ? at.getTime() : null;
}
