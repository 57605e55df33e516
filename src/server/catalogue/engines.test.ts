import { randomBytes } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hubEngines } from '../../../test/support/hub-engines.ts';
import { loadCity } from '../city/load-city.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { reportHandlers } from '../reports/report-handlers.ts';
import { openStore } from '../storage/open-store.ts';
import { ticketHandlers } from '../tickets/ticket-handlers.ts';
import { cameraHandlers } from './camera-handlers.ts';
import { createHubKeys } from './hub-keys.ts';
import { importCameras } from './import/import-cameras.ts';
import { codeOf, openTestHub, outputOf, testCamera } from './test-hub.ts';

describe.each(hubEngines)('on $name', ({ fresh }) => {
  test('a camera is kept, seen, opened, reported and imported', async () => {
    const hub = await openTestHub({
      place: await fresh(),
      handlers: (catalogue) => ({
        ...cameraHandlers(catalogue),
        ...ticketHandlers({ keys: catalogue.keys, ticketMs: 1000 }),
        ...reportHandlers(),
      }),
    });
    onTestFinished(() => hub.dispose());
    const put = { camera: testCamera(1), duplicateOf: null };
    for (const version of [0, 1]) {
      const credentials = { userName: 'xem', password: `mật-${version}` };
      expect(codeOf(await hub.submit('quantri', 'camera.put', { ...put, version, credentials }))).toBe('ok');
    }
    const kept = await hub.submit('hoankiem', 'camera.get', { cameraId: 'cam-1' });
    expect(outputOf('camera.get', kept).version).toBe(2);
    const opened = await hub.submit('hoankiem', 'ticket.open', { cameraIds: ['cam-1'], right: 'view' });
    expect(outputOf('ticket.open', opened).tickets[0]?.streams[0]?.url).toContain('xem:m%E1%BA%ADt-1@');
    const report = { cameraId: 'cam-1', what: 'no-picture' as const, text: '' };
    const { reportId } = outputOf('camera.report', await hub.submit('hoankiem', 'camera.report', report));
    expect(codeOf(await hub.submit('hoankiem', 'camera.report-done', { reportId }))).toBe('ok');
    const file = (async function* () {
      yield Buffer.from('number,name\n1,Tên mới');
    })();
    const { signal } = new AbortController();
    const options = { dryRun: false, caller: hub.caller('quantri'), signal, onProgress: () => undefined };
    expect(await importCameras(file, hub, options)).toMatchObject({ changed: 1, refused: 0 });
    expect(hub.city.camera('cam-1')?.name).toBe('Tên mới');
  });

  test('the pretend city is seeded, once', async () => {
    const store = await openStore(await fresh(), { kind: 'demo' });
    onTestFinished(() => store.close());
    const seed = { cityCameras: [], keys: createHubKeys(randomBytes(32)), nowMs: Date.now(), total: 40 };
    await seedDemo(store, seed);
    await seedDemo(store, seed);
    expect([...(await loadCity(store.reader)).cameras()]).toHaveLength(40);
  });
});
