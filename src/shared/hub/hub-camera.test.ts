import { expect, test } from 'vitest';
import { sampleHubCamera } from '../../../test/support/sample-hub-camera.ts';
import { cameraRow, HubCamera } from './hub-camera.ts';

const camera = sampleHubCamera({ id: 'camera0', class: 'public', sectorIds: ['traffic'] });

test('a camera without one of the five groups of the minimum catalogue is not taken', () => {
  expect(HubCamera.parse(camera)).toEqual(camera);
  const groups = ['device', 'supplyingUnitId', 'updateForm', 'updateFrequency', 'usingUnitIds'] as const;
  for (const group of groups) {
    const without = { ...camera, catalogue: { ...camera.catalogue, [group]: undefined } };
    expect(HubCamera.safeParse(without).success, group).toBe(false);
  }
  for (const text of ['updateForm', 'updateFrequency', 'supplyingUnitId'] as const) {
    const empty = { ...camera, catalogue: { ...camera.catalogue, [text]: ' ' } };
    expect(HubCamera.safeParse(empty).success, text).toBe(false);
  }
  const nameless = { ...camera.catalogue, device: { ...camera.catalogue.device, maker: '' } };
  expect(HubCamera.safeParse({ ...camera, catalogue: nameless }).success).toBe(false);
});

test('what every desk knows of a camera has no address', () => {
  const row = cameraRow(camera);
  expect(row).toMatchObject({
    id: 'camera0',
    class: 'public',
    sectorIds: ['traffic'],
    ptz: false,
    roles: ['main'],
  });
  expect(JSON.stringify(row)).not.toContain('rtsp');
});
