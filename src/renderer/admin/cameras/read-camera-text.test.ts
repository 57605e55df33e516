import { describe, expect, test } from 'vitest';
import { HubCamera } from '../../../shared/hub/hub-camera.ts';
import { blankCamera, type CameraText, textOfCamera } from './camera-text.ts';
import { readCameraText } from './read-camera-text.ts';

const camera = HubCamera.parse({
  id: 'cam-7',
  class: 'ordinary',
  territoryId: 'hoan-kiem',
  sectorIds: ['traffic'],
  managingUnitId: 'ward',
  number: 7,
  name: 'Tràng Tiền 1',
  street: 'Tràng Tiền',
  position: { latitude: 21.0245, longitude: 105.8561 },
  catalogue: {
    device: { maker: 'Hikvision', model: 'DS-2', serial: '', kind: 'dome', conformity: true },
    supplyingUnitId: 'ward',
    updateForm: 'Trực tuyến',
    updateFrequency: 'Liên tục',
    usingUnitIds: ['ward', 'ioc'],
  },
  heightM: 6.5,
  azimuthDeg: 90,
  fieldOfViewDeg: null,
  placeType: 'Nút giao',
  purpose: 'giao thông',
  funding: null,
  document: null,
  streams: [{ role: 'main', url: 'rtsp://10.1.2.3/main', transport: 'udp' }],
  retired: false,
});
const text = textOfCamera(camera);
const problemsOf = (change: Partial<CameraText>) => readCameraText({ ...text, ...change }).problems;

test('a record that is opened and not changed is the same record', () => {
  expect(readCameraText(text)).toEqual({ camera, problems: null });
  const full = HubCamera.parse({
    ...camera,
    funding: 'city',
    document: { number: '12/QĐ', date: '2026-03-02', signer: 'Lê A' },
    streams: [...camera.streams, { role: 'sub', url: 'rtsp://10.1.2.3/sub', transport: 'tcp' }],
  });
  expect(readCameraText(textOfCamera(full)).camera).toEqual(full);
});

test('numbers may be written with a comma', () => {
  expect(readCameraText({ ...text, height: '12,5' }).camera?.heightM).toBe(12.5);
});

test('a new camera lacks what the regulation asks for', () => {
  const { problems } = readCameraText(blankCamera('', '', 8));
  expect(problems).toEqual({
    name: 'missing',
    managingUnitId: 'missing',
    territoryId: 'missing',
    maker: 'missing',
    model: 'missing',
    supplyingUnitId: 'missing',
    updateForm: 'missing',
    updateFrequency: 'missing',
    usingUnitIds: 'missing',
    main: 'missing',
  });
});

describe('a field is refused at its place', () => {
  test.each<[Partial<CameraText>, object]>([
    [{ number: '' }, { number: 'missing' }],
    [{ number: 'bảy' }, { number: 'not-a-number' }],
    [{ number: '99999999' }, { number: 'out-of-range' }],
    [{ number: '7.5' }, { number: 'bad-value' }],
    [{ name: ' ' }, { name: 'missing' }],
    [{ name: 'a'.repeat(501) }, { name: 'too-long' }],
    [{ latitude: '' }, { latitude: 'both-or-neither' }],
    [{ latitude: '91' }, { latitude: 'out-of-range' }],
    [{ azimuth: '360' }, { azimuth: 'out-of-range' }],
    [{ fieldOfView: '0' }, { fieldOfView: 'out-of-range' }],
    [{ height: '1m' }, { height: 'not-a-number' }],
    [{ documentNumber: '12' }, { documentDate: 'both-or-neither', documentSigner: 'both-or-neither' }],
    [{ main: 'http://10.1.2.3' }, { main: 'bad-address' }],
    [{ sub: 'rtsp://a:b@10.1.2.3/x' }, { sub: 'address-has-credentials' }],
  ])('%o', (change, expected) => {
    expect(problemsOf(change)).toEqual(expected);
  });
});
