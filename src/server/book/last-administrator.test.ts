import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoBook } from '../demo/demo-book.ts';
import { administeredUntilMs } from './last-administrator.ts';
import { found, newPerson, openTestBook, type TestBook } from './test-book.ts';

const dayMs = 86_400_000;
let city: TestBook;

describe('somebody is left to administer the city', () => {
  beforeEach(async () => {
    city = await openTestBook();
  });

  afterEach(() => city.hub.dispose());

  test.each([
    ['disabled', () => ({ ...city.person('quantri'), disabled: true })],
    ['without the role', () => ({ ...city.person('quantri'), roleIds: ['operator'] })],
    ['ended', () => ({ ...city.person('quantri'), validToMs: city.hub.now() })],
    ['in another unit', () => ({ ...city.person('quantri'), unitId: 'ward-tay-ho' })],
  ])('the last one is not %s', async (_how, row) => {
    expect(await city.code('quantri', 'person.put', { row: row(), version: 1 })).toBe('last-administrator');
    const second = newPerson({ unitId: 'ioc', roleIds: ['administrator'] });
    expect(await city.code('quantri', 'person.put', { row: second, version: 0 })).toBe('ok');
    expect(await city.code('quantri', 'person.put', { row: row(), version: 1 })).toBe('ok');
  });

  test('nor lost with the role, the unit or the tier', async () => {
    const weak = { ...city.role('administrator'), rights: ['view' as const] };
    expect(await city.code('quantri', 'role.put', { row: weak, version: 1 })).toBe('last-administrator');
    const moved = { ...city.unit('ioc'), tierId: 'managing' };
    expect(await city.code('quantri', 'unit.put', { row: moved, version: 1 })).toBe('last-administrator');
    const narrow = { ...found(city.book().tiers, 'ioc'), reach: 'managed' as const };
    expect(await city.code('quantri', 'tier.put', { row: narrow, version: 1 })).toBe('last-administrator');
  });

  test('nor from some day on; the refusal says since when', async () => {
    const end = city.hub.now() + 30 * dayMs;
    const ends = { ...city.person('quantri'), validToMs: end };
    const refused = await city.hub.submit('quantri', 'person.put', { row: ends, version: 1 });
    expect(refused).toMatchObject({
      ok: false,
      fault: { code: 'last-administrator', detail: new Date(end).toISOString() },
    });
    const role = { ...city.role('administrator'), validToMs: end };
    expect(await city.code('quantri', 'role.put', { row: role, version: 1 })).toBe('last-administrator');
    // Somebody who comes a day too late leaves a day without anybody.
    const late = newPerson({ unitId: 'ioc', roleIds: ['administrator'], validFromMs: end + dayMs });
    expect(await city.code('quantri', 'person.put', { row: late, version: 0 })).toBe('ok');
    expect(await city.code('quantri', 'person.put', { row: ends, version: 1 })).toBe('last-administrator');
    const inTime = { ...late, validFromMs: end };
    expect(await city.code('quantri', 'person.put', { row: inTime, version: 1 })).toBe('ok');
    expect(await city.code('quantri', 'person.put', { row: ends, version: 1 })).toBe('ok');
    expect(
      await city.code('quantri', 'person.put', { row: { ...inTime, validToMs: end + dayMs }, version: 2 }),
    ).toBe('last-administrator');
  });
});

describe('the moment from which on nobody administers the city', () => {
  const book = (...spans: readonly (readonly [number | null, number | null])[]) => ({
    ...demoBook([]),
    persons: spans.map(([validFromMs, validToMs], at) =>
      newPerson({ id: `p${at}`, unitId: 'ioc', roleIds: ['administrator'], validFromMs, validToMs }),
    ),
  });

  test.each([
    ['nobody ever', [], 100],
    ['one for good', [[null, null]], null],
    ['one until a day', [[null, 500]], 500],
    [
      'each after the other, in any order',
      [
        [300, null],
        [null, 300],
      ],
      null,
    ],
    [
      'a gap between two',
      [
        [null, 300],
        [301, null],
      ],
      300,
    ],
    [
      'one within another',
      [
        [null, 900],
        [200, 400],
      ],
      900,
    ],
    ['all over', [[null, 50]], 100],
    ['not yet', [[101, null]], 100],
  ] as const)('%s', (_name, spans, until) => {
    expect(administeredUntilMs(book(...spans), 100)).toBe(until);
  });
});
