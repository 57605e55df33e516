import { expect, test } from 'vitest';
import { planColumns } from './plan-columns.ts';

test('displays are drawn as large as the room allows', () => {
  expect(planColumns(2, 16 / 9, { width: 2000, height: 600 }, 16)).toBe(2);
  expect(planColumns(2, 16 / 9, { width: 900, height: 1000 }, 16)).toBe(1);
  expect(planColumns(4, 16 / 9, { width: 1300, height: 800 }, 16)).toBe(2);
  expect(planColumns(1, 16 / 9, { width: 1300, height: 800 }, 16)).toBe(1);
});
