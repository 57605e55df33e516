import { describe, expect, test } from 'vitest';
import { sampleHubCamera } from '../../../test/support/sample-hub-camera.ts';
import { faultOf } from '../../shared/base/fault.ts';
import { openTestHub, testCamera } from '../catalogue/test-hub.ts';
import { demoBook } from '../demo/demo-book.ts';
import { loadCity } from './load-city.ts';

describe('the city read from disk', () => {
  test('is the one that was kept', async () => {
    const hub = await openTestHub({ cameras: [testCamera(1), testCamera(2)], handlers: () => ({}) });
    const city = await loadCity(hub.store.reader);
    const { units, persons } = demoBook([]);
    expect(city.book().units).toEqual(expect.arrayContaining(units));
    expect(city.book().persons).toHaveLength(persons.length);
    expect(city.camera('cam-2')).toEqual(testCamera(2));
    expect([...city.cameras()]).toHaveLength(2);
    await hub.dispose();
  });

  test('is not half of it: a row that cannot be read is named', async () => {
    const hub = await openTestHub({ handlers: () => ({}) });
    const row = { ...sampleHubCamera({ id: 'cam-9' }), managingUnitId: '' };
    await hub.queue.change(async ({ putEntity }) => {
      await putEntity({ kind: 'camera', id: 'cam-9', row, seenVersion: 0, topics: [] });
    });
    const fault = await loadCity(hub.store.reader).then(() => null, faultOf);
    expect(fault).toMatchObject({ code: 'city-row-bad' });
    expect(fault?.message).toContain('cam-9');
    expect(fault?.detail).toContain('managingUnitId');
    await hub.dispose();
  });
});
