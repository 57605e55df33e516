import { expect, test } from 'vitest';
import { dayAfter, readDay } from './read-day.ts';

const now = new Date(2026, 10, 22, 14).getTime();
const day = (date: number, month: number, year = 2026) => new Date(year, month - 1, date).getTime();

test.each([
  ['9/3/2027', day(9, 3, 2027)],
  ['09.03.2027', day(9, 3, 2027)],
  [' 9-3-27 ', day(9, 3, 2027)],
  ['9 3 2027', day(9, 3, 2027)],
  ['09032027', day(9, 3, 2027)],
  ['090327', day(9, 3, 2027)],
  ['9/3', day(9, 3)],
  ['2027-03-09', day(9, 3, 2027)],
  ['29/2/2028', day(29, 2, 2028)],
])('reads %s', (text, expected) => {
  expect(readDay(text, now)).toBe(expected);
});

test.each(['', '31/2/2026', '29/2/2027', '3/13/2026', '0/1/2026', 'mai', '9/3/202', '9/3/0026', '12345'])(
  'there is no day %j',
  (text) => {
    expect(readDay(text, now)).toBeNull();
  },
);

test('steps go over the ends of months', () => {
  expect(dayAfter(day(28, 2), 1)).toBe(day(1, 3));
  expect(dayAfter(day(1, 1, 2027), -1)).toBe(day(31, 12));
});
