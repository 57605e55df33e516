import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandInput } from '../../shared/hub/commands.ts';
import type { Person } from '../../shared/rights/person.ts';
import { found, newPerson, newUnit, openTestBook, type Put, type TestBook } from './test-book.ts';

let city: TestBook;

beforeEach(async () => {
  city = await openTestBook();
});

afterEach(() => city.hub.dispose());

describe('who is police', () => {
  const commander = (): Person => ({
    ...city.person('congan'),
    roleIds: ['police-commander', 'unit-administrator'],
  });

  test('is said by the police, once they have an administrator', async () => {
    expect(await city.code('quantri', 'person.put', { row: commander(), version: 1 })).toBe('ok');
    const attempts = [
      ['person.put', { ...newPerson({ unitId: 'police', roleIds: ['operator'] }) }, 0],
      ['person.put', { ...city.person('quantri'), unitId: 'police' }, 1],
      ['unit.put', { ...city.unit('ioc'), tierId: 'police' }, 1],
      ['unit.put', newUnit({ tierId: 'police' }), 0],
      ['tier.put', { ...found(city.book().tiers, 'ioc'), police: true }, 1],
    ] as const;
    // The rows of the list are of the command's own kind.
    for (const [name, row, version] of attempts)
      expect(await city.code('quantri', name, { row, version } as CommandInput<Put>), name).toBe(
        'police-only',
      );
    const recruit = newPerson({ unitId: 'police', roleIds: ['operator'] });
    expect(await city.code('congan', 'person.put', { row: recruit, version: 0 })).toBe('ok');
  });

  test('an administrator of the city takes somebody out of the police, or disables them', async () => {
    expect(await city.code('quantri', 'person.put', { row: commander(), version: 1 })).toBe('ok');
    const row = { ...city.person('dieutra'), disabled: true };
    expect(await city.code('quantri', 'person.put', { row, version: 1 })).toBe('ok');
  });
});
