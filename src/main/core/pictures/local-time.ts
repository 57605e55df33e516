/** A moment in this machine's time zone, to the millisecond: `date` as 2026-11-22, `time` as 14:32:10.123, `offset` as +07:00. */
export interface LocalTime {
  readonly date: string;
  readonly time: string;
  readonly offset: string;
}

/** Splits epoch milliseconds; a fraction of a millisecond is dropped. */
export function localTime(epochMs: number): LocalTime {
  const whole = Math.floor(epochMs);
  const offsetMinutes = -new Date(whole).getTimezoneOffset();
  const [date = '', time = ''] = new Date(whole + offsetMinutes * 60_000)
    .toISOString()
    .slice(0, -1)
    .split('T');
  return { date, time, offset: offsetText(offsetMinutes) };
}

/** The moment as RFC 3339 writes it, with milliseconds and offset. */
export function rfc3339(epochMs: number): string {
  const { date, time, offset } = localTime(epochMs);
  return `${date}T${time}${offset}`;
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}
