/** A moment as the local date of a date field, YYYY-MM-DD; empty for none. */
export function dateText(ms: number | null): string {
  if (ms === null) return '';
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The local midnight with which a date field's date begins; null when it is empty or not a date. */
export function msOfDate(text: string): number | null {
  const ms = text === '' ? Number.NaN : new Date(`${text}T00:00:00`).getTime();
  return Number.isNaN(ms) ? null : ms;
}
