import type { HubCamera } from '../../../shared/hub/hub-camera.ts';

/** A camera's record as a form holds it: what is typed stays as it was typed until it is sent. */
export interface CameraText {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly class: HubCamera['class'];
  readonly managingUnitId: string;
  readonly territoryId: string;
  readonly sectorIds: readonly string[];
  readonly street: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly height: string;
  readonly azimuth: string;
  readonly fieldOfView: string;
  readonly placeType: string;
  readonly purpose: string;
  readonly funding: NonNullable<HubCamera['funding']> | '';
  readonly maker: string;
  readonly model: string;
  readonly serial: string;
  readonly kind: HubCamera['catalogue']['device']['kind'];
  readonly conformity: 'yes' | 'no' | '';
  readonly supplyingUnitId: string;
  readonly updateForm: string;
  readonly updateFrequency: string;
  readonly usingUnitIds: readonly string[];
  readonly documentNumber: string;
  readonly documentDate: string;
  readonly documentSigner: string;
  readonly main: string;
  readonly mainTransport: Transport;
  readonly sub: string;
  readonly subTransport: Transport;
  readonly retired: boolean;
}

export type CameraField = Exclude<keyof CameraText, 'id' | 'retired'>;
type Transport = HubCamera['streams'][number]['transport'];

/** A record as text, ready to be edited. Numbers are written with a point, as they are read. */
export function textOfCamera(camera: HubCamera): CameraText {
  const { catalogue, position, document } = camera;
  const { device } = catalogue;
  const main = camera.streams.find(({ role }) => role === 'main');
  const sub = camera.streams.find(({ role }) => role === 'sub');
  return {
    id: camera.id,
    number: String(camera.number),
    name: camera.name,
    class: camera.class,
    managingUnitId: camera.managingUnitId,
    territoryId: camera.territoryId,
    sectorIds: camera.sectorIds,
    street: camera.street,
    latitude: numberText(position?.latitude),
    longitude: numberText(position?.longitude),
    height: numberText(camera.heightM),
    azimuth: numberText(camera.azimuthDeg),
    fieldOfView: numberText(camera.fieldOfViewDeg),
    placeType: camera.placeType,
    purpose: camera.purpose,
    funding: camera.funding ?? '',
    maker: device.maker,
    model: device.model,
    serial: device.serial,
    kind: device.kind,
    conformity: flagText(device.conformity),
    supplyingUnitId: catalogue.supplyingUnitId,
    updateForm: catalogue.updateForm,
    updateFrequency: catalogue.updateFrequency,
    usingUnitIds: catalogue.usingUnitIds,
    documentNumber: document?.number ?? '',
    documentDate: document?.date ?? '',
    documentSigner: document?.signer ?? '',
    main: main?.url ?? '',
    mainTransport: main?.transport ?? 'tcp',
    sub: sub?.url ?? '',
    subTransport: sub?.transport ?? 'tcp',
    retired: camera.retired,
  };
}

/** A new camera, of this unit, with the number that comes next. */
export function blankCamera(unitId: string, territoryId: string, number: number): CameraText {
  return {
    id: `cam-${crypto.randomUUID()}`,
    number: String(number),
    name: '',
    class: 'ordinary',
    managingUnitId: unitId,
    territoryId,
    sectorIds: [],
    street: '',
    latitude: '',
    longitude: '',
    height: '',
    azimuth: '',
    fieldOfView: '',
    placeType: '',
    purpose: '',
    funding: '',
    maker: '',
    model: '',
    serial: '',
    kind: 'fixed',
    conformity: '',
    supplyingUnitId: unitId,
    updateForm: '',
    updateFrequency: '',
    usingUnitIds: unitId === '' ? [] : [unitId],
    documentNumber: '',
    documentDate: '',
    documentSigner: '',
    main: '',
    mainTransport: 'tcp',
    sub: '',
    subTransport: 'tcp',
    retired: false,
  };
}

function numberText(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function flagText(flag: boolean | null): CameraText['conformity'] {
  if (flag === null) return '';
  return flag ? 'yes' : 'no';
}
