import { expect, onTestFinished, test } from 'vitest';
import type { CommandInput, CommandName } from '../../shared/hub/commands.ts';
import { decide } from '../../shared/rights/decide.ts';
import { cameraHandlers } from '../catalogue/camera-handlers.ts';
import { codeOf, openTestHub, outputOf, testCamera } from '../catalogue/test-hub.ts';
import { bookHandlers } from './book-handlers.ts';
import { bookReadingHandlers } from './reading-handlers.ts';
import { newPerson, newRole, newUnit, open } from './test-book.ts';

test('a ward is set up from nothing by commands alone, and its operator sees its cameras and no others', async () => {
  const accounts = { create: async () => 'shown once' };
  const hub = await openTestHub({
    cameras: [testCamera(1), testCamera(2)],
    handlers: (catalogue) => ({
      ...bookHandlers({ accounts }),
      ...bookReadingHandlers,
      ...cameraHandlers(catalogue),
    }),
  });
  onTestFinished(() => hub.dispose());
  const give = <N extends CommandName>(name: N, input: CommandInput<N>) => hub.submit('quantri', name, input);

  const tier = { id: 'ward', name: 'Phường', rank: 4, reach: 'territory' as const, police: false, ...open };
  const territory = { id: 'new-area', name: 'Phường Mới', parentId: 'city', ...open };
  const unit = newUnit({ parentId: null, tierId: tier.id, territoryId: territory.id });
  const role = newRole({ unitId: unit.id, rights: ['view'] });
  const person = newPerson({ unitId: unit.id, roleIds: [role.id] });
  const place = { unitId: unit.id, tierId: tier.id, territoryId: territory.id, sectorIds: [] };
  expect(codeOf(await give('tier.put', { row: tier, version: 0 }))).toBe('ok');
  expect(codeOf(await give('territory.put', { row: territory, version: 0 }))).toBe('ok');
  expect(codeOf(await give('unit.put', { row: unit, version: 0 }))).toBe('ok');
  expect(codeOf(await give('role.put', { row: role, version: 0 }))).toBe('ok');
  expect(codeOf(await give('person.put', { row: person, version: 0 }))).toBe('ok');
  expect(outputOf('unit.reach', await give('unit.reach', place)).ownScope).toBe(0);

  const moved = { ...testCamera(1), territoryId: territory.id, managingUnitId: unit.id };
  const put = { camera: moved, version: 1, credentials: null, duplicateOf: null };
  expect(codeOf(await give('camera.put', put))).toBe('ok');
  expect(outputOf('unit.reach', await give('unit.reach', place))).toMatchObject({ ownScope: 1, managed: 1 });

  const sees = (cameraId: string) => {
    const [operator, camera] = [hub.city.accessOf(person.id), hub.city.camera(cameraId)];
    if (!operator || !camera) throw new Error('not there');
    return decide({ person: operator, right: 'view', camera, now: hub.now() }).allowed;
  };
  expect([sees('cam-1'), sees('cam-2')]).toEqual([true, false]);
});
