import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HubCamera } from '../../shared/hub/hub-camera.ts';
import { readCredentials } from './camera-credentials.ts';
import { cameraHandlers } from './camera-handlers.ts';
import { codeOf, openTestHub, outputOf, type TestHub, testCamera } from './test-hub.ts';

const agreement = { number: '12/STTTT', date: '2026-02-03', signer: 'Lê Văn A' };

let hub: TestHub;

beforeEach(async () => {
  hub = await openTestHub({
    cameras: [
      testCamera(1),
      testCamera(2, { managingUnitId: 'infrastructure', territoryId: 'ba-dinh' }),
      testCamera(3, { class: 'police-operational', managingUnitId: 'police' }),
      testCamera(4, { class: 'state-secret', managingUnitId: 'police' }),
    ],
    handlers: cameraHandlers,
  });
});

afterEach(() => hub.dispose());

function put(account: string, camera: HubCamera, more: object = {}) {
  const command = { camera, version: 0, credentials: null, duplicateOf: null, ...more };
  return hub.submit(account, 'camera.put', command);
}

describe('who administers the managing unit', () => {
  test('adds a camera, and everybody sees it after the commit', async () => {
    const answer = await put('hatang', testCamera(10, { managingUnitId: 'infrastructure' }));
    expect(outputOf('camera.put', answer)).toEqual({ version: 1, warnings: [] });
    expect(hub.city.camera('cam-10')?.number).toBe(10);
    expect(hub.catalogue.index.ownerOfNumber(10)).toBe('cam-10');
  });

  test('is nobody of another unit', async () => {
    expect(codeOf(await put('hatang', testCamera(10)))).toBe('not-allowed');
    expect(codeOf(await put('hoankiem', testCamera(10)))).toBe('not-allowed');
    expect(hub.city.camera('cam-10')).toBeUndefined();
  });

  test('is asked of the unit that had the camera, too', async () => {
    const stolen = testCamera(1, { managingUnitId: 'infrastructure' });
    expect(codeOf(await put('hatang', stolen, { version: 1 }))).toBe('not-allowed');
    expect(codeOf(await put('quantri', stolen, { version: 1 }))).toBe('ok');
  });

  test('of state-secret cameras is not the centre of the whole city', async () => {
    const secret = testCamera(4, { class: 'state-secret', managingUnitId: 'police', name: 'khác' });
    expect(codeOf(await put('quantri', secret, { version: 1 }))).toBe('not-allowed');
  });

  test('of police operational cameras is not the centre of the whole city', async () => {
    const police = testCamera(3, { class: 'police-operational', managingUnitId: 'police', name: 'khác' });
    expect(codeOf(await put('quantri', police, { version: 1 }))).toBe('not-allowed');
    const disguised = { ...police, class: 'ordinary' as const };
    expect(codeOf(await put('quantri', disguised, { version: 1 }))).toBe('not-allowed');
  });
});

test('what is out of service is listed to who administers it', async () => {
  await put('quantri', testCamera(1, { retired: true }), { version: 1 });
  const numbersFor = async (account: string) =>
    outputOf('camera.retired', await hub.submit(account, 'camera.retired', {})).cameras.map(
      (row) => row.number,
    );
  expect(await numbersFor('quantri')).toEqual([1]);
  expect(await numbersFor('hatang')).toEqual([]);
});

describe('a camera is refused', () => {
  test.each([
    ['unknown-unit', { managingUnitId: 'nowhere' }],
    ['unknown-territory', { territoryId: 'nowhere' }],
    ['unknown-sector', { sectorIds: ['nowhere'] }],
    ['number-taken', { number: 2 }],
    [
      'address-has-credentials',
      { streams: [{ role: 'main' as const, url: 'rtsp://a:b@127.0.0.1/x', transport: 'tcp' as const }] },
    ],
    ['catalogue-incomplete', { catalogue: { ...testCamera(10).catalogue, usingUnitIds: [] } }],
  ])('%s', async (code, more) => {
    expect(codeOf(await put('quantri', testCamera(10, more)))).toBe(code);
    expect(hub.city.camera('cam-10')).toBeUndefined();
  });

  test('whose number, or place, a command given with it has just taken', async () => {
    // Given in one turn, they wait for the writer together.
    const answers = await Promise.all([
      put('quantri', testCamera(10)),
      put('quantri', testCamera(11, { number: 10 })),
      put('quantri', testCamera(12, { position: testCamera(10).position })),
    ]);
    expect(answers.map(codeOf)).toEqual(['ok', 'number-taken', 'duplicate-suspected']);
  });

  test('that somebody else has changed meanwhile, with the row as it is', async () => {
    expect(codeOf(await put('quantri', testCamera(1, { name: 'một' }), { version: 1 }))).toBe('ok');
    const late = await put('quantri', testCamera(1, { name: 'hai' }), { version: 1 });
    expect(late).toMatchObject({
      ok: false,
      fault: { code: 'conflict' },
      current: { version: 2, row: { name: 'một' } },
    });
  });
});

describe('a suspected duplicate (Art. 5.4)', () => {
  const beside = (more: Partial<HubCamera> = {}) => {
    const first = testCamera(1);
    return testCamera(10, {
      position: { latitude: 21.00108, longitude: 105.85 },
      azimuthDeg: ((first.azimuthDeg ?? 0) + 350) % 360,
      ...more,
    });
  };

  test('names the camera that shows the same already', async () => {
    const answer = await put('quantri', beside());
    expect(answer).toMatchObject({ ok: false, fault: { code: 'duplicate-suspected', detail: 'cam-1' } });
  });

  test('is taken with the other camera named and the written agreement', async () => {
    expect(codeOf(await put('quantri', beside(), { duplicateOf: 'cam-1' }))).toBe('duplicate-suspected');
    const agreed = beside({ document: agreement });
    expect(codeOf(await put('quantri', agreed))).toBe('duplicate-suspected');
    expect(codeOf(await put('quantri', agreed, { duplicateOf: 'cam-2' }))).toBe('duplicate-suspected');
    expect(codeOf(await put('quantri', agreed, { duplicateOf: 'cam-1' }))).toBe('ok');
  });

  test.each([
    ['looks another way', { azimuthDeg: ((testCamera(1).azimuthDeg ?? 0) + 90) % 360 }],
    ['has another purpose', { purpose: 'Nhận dạng biển số' }],
    ['stands 30 m away', { position: { latitude: 21.00127, longitude: 105.85 } }],
  ])('is none that %s', async (_what, more) => {
    expect(codeOf(await put('quantri', beside(more)))).toBe('ok');
  });

  test('is suspected without a direction, however the purpose is typed', async () => {
    const vague = beside({ azimuthDeg: null, purpose: testCamera(1).purpose.toUpperCase() });
    expect(codeOf(await put('quantri', vague))).toBe('duplicate-suspected');
  });

  test('is asked for again when a camera is moved beside another', async () => {
    const moved = testCamera(2, {
      managingUnitId: 'infrastructure',
      territoryId: 'ba-dinh',
      position: { latitude: 21.00101, longitude: 105.85 },
    });
    expect(codeOf(await put('quantri', moved, { version: 1 }))).toBe('duplicate-suspected');
  });
});

test('credentials are kept sealed and told to nobody', async () => {
  const credentials = { userName: 'xem', password: 'bí mật' };
  expect(codeOf(await put('quantri', testCamera(10), { credentials }))).toBe('ok');
  const { store, catalogue } = hub;
  const kept = await store.reader.selectFrom('camera_secret').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain('bí mật');
  expect(await readCredentials(store.reader, catalogue.keys, ['cam-10'])).toEqual(
    new Map([['cam-10', credentials]]),
  );
  const answer = await hub.submit('quantri', 'camera.get', { cameraId: 'cam-10' });
  expect(JSON.stringify(answer)).not.toContain('bí mật');
  expect(JSON.stringify(await hub.audited('command.camera.put'))).not.toContain('bí mật');
});

test('credentials stay as they are unless others are given, and go when they are emptied', async () => {
  const credentials = { userName: 'xem', password: 'mật' };
  await put('quantri', testCamera(10), { credentials });
  await put('quantri', testCamera(10, { name: 'mới' }), { version: 1 });
  const read = () => readCredentials(hub.store.reader, hub.catalogue.keys, ['cam-10']);
  expect((await read()).size).toBe(1);
  await put('quantri', testCamera(10), { version: 2, credentials: { userName: '', password: '' } });
  expect((await read()).size).toBe(0);
});

test('a camera in another layer than its purpose asks for is taken with a warning', async () => {
  const answer = await put('quantri', testCamera(10, { heightM: 2, purpose: 'Giám sát toàn cảnh' }));
  expect(outputOf('camera.put', answer).warnings).toEqual(['layer-mismatch']);
});

test('the log tells what was another before', async () => {
  await put('quantri', testCamera(1, { name: 'mới' }), { version: 1 });
  const [entry] = await hub.audited('command.camera.put');
  expect(entry).toMatchObject({
    camera_id: 'cam-1',
    person_id: 'person-quantri',
    detail: { name: { from: 'Camera 1', to: 'mới' } },
  });
});

describe('the whole record', () => {
  test('is for who may view the camera', async () => {
    const answer = await hub.submit('hoankiem', 'camera.get', { cameraId: 'cam-1' });
    expect(outputOf('camera.get', answer)).toEqual({ camera: HubCamera.parse(testCamera(1)), version: 1 });
  });

  test('is refused to others, and a police camera is not there for them', async () => {
    expect(codeOf(await hub.submit('hoankiem', 'camera.get', { cameraId: 'cam-2' }))).toBe('not-allowed');
    expect(codeOf(await hub.submit('giamsat', 'camera.get', { cameraId: 'cam-3' }))).toBe('not-found');
    expect(codeOf(await hub.submit('giamsat', 'camera.get', { cameraId: 'cam-99' }))).toBe('not-found');
  });
});
