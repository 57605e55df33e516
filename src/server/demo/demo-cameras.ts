import type { Camera } from '../../shared/camera/camera.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { CameraCredentials } from '../catalogue/camera-credentials.ts';
import { splitCredentials } from '../catalogue/split-credentials.ts';
import { type DemoPlaceType, type DemoWard, demoPlaceTypes, demoWards } from './demo-places.ts';
import { seededRandom } from './demo-random.ts';

/** A camera of the pretend city with what it asks for. */
export interface DemoCamera {
  readonly camera: HubCamera;
  readonly credentials: CameraCredentials | null;
}

type Random = () => number;

/** Those below this number may be the simulator's: everybody may see them by the ordinary rules. */
const simulatorsNumbers = 512;

const makers: ReadonlyArray<readonly [maker: string, model: string]> = [
  ['Sao Khuê', 'SK-2M'],
  ['Hồng Hà Vision', 'HV-4P'],
  ['Đông Đô', 'DD-200'],
  ['Lạc Việt', 'LV-PTZ30'],
  ['Mắt Thần', 'MT-5'],
];

/** Camera number `number` of the pretend city, always the same; its streams lead to a loopback address where nobody listens. */
export function demoCamera(number: number): DemoCamera {
  const random = seededRandom(number);
  const ward = pick(demoWards, random);
  const place = pickPlace(random);
  const street = pick(ward.streets, random);
  const cameraClass = number <= simulatorsNumbers ? 'ordinary' : pickClass(random, place);
  const managingUnitId = managerOf(cameraClass, ward, random);
  const [maker, model] = pick(makers, random);
  const isPtz = random() < 0.19;
  const host = `127.${100 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
  const url = (role: string) => `rtsp://${host}:9/${role}`;
  const azimuthDeg = Math.floor(random() * 24) * 15;
  return {
    credentials: random() < 0.3 ? { userName: 'viewer', password: `vl-${number}` } : null,
    camera: {
      id: `cam-${String(number).padStart(4, '0')}`,
      class: cameraClass,
      territoryId: ward.id,
      sectorIds: [...place.sectorIds],
      managingUnitId,
      number,
      name: nameOf(place, street, 1 + Math.floor(random() * 300)),
      street,
      position: around(ward, random),
      catalogue: {
        device: {
          maker,
          model,
          serial: `${model}-${String(number).padStart(6, '0')}`,
          kind: isPtz ? 'ptz' : random() < 0.3 ? 'dome' : 'fixed',
          conformity: random() < 0.7 ? true : null,
        },
        supplyingUnitId: managingUnitId,
        updateForm: 'Trực tuyến',
        updateFrequency: random() < 0.8 ? 'Liên tục' : 'Hằng ngày',
        usingUnitIds: usersOf(place, ward),
      },
      heightM: between(place.heightM, random),
      azimuthDeg,
      fieldOfViewDeg: 60 + Math.floor(random() * 7) * 10,
      placeType: place.name,
      purpose: place.purpose,
      funding: random() < 0.6 ? 'city' : random() < 0.7 ? 'local' : 'community',
      document: null,
      streams: [
        { role: 'main', url: url('main'), transport: 'tcp' },
        { role: 'sub', url: url('sub'), transport: 'tcp' },
      ],
      retired: false,
    },
  };
}

/** The same place of the pretend city with one of the simulator's cameras in it, which has a picture. */
export function withSimulator({ camera }: DemoCamera, real: Camera): DemoCamera {
  const split = real.streams.map((stream) => ({ stream, ...splitCredentials(stream.url) }));
  const ward = demoWards.find(({ name, alsoNamed }) => name === real.unit || alsoNamed.includes(real.unit));
  return {
    credentials: split.find(({ credentials }) => credentials !== null)?.credentials ?? null,
    camera: {
      ...camera,
      id: real.id,
      number: real.number,
      name: real.name,
      street: real.street || (real.name.split(' – ')[0] ?? ''),
      ...(ward ? { territoryId: ward.id, managingUnitId: `ward-${ward.id}` } : {}),
      position: real.position ?? camera.position,
      sectorIds: ['traffic'],
      placeType: 'Nút giao',
      streams: split.map(({ stream, url }) => ({ ...stream, url })),
    },
  };
}

function nameOf({ name }: DemoPlaceType, street: string, house: number): string {
  return name === 'Ngõ' ? `Ngõ ${house} ${street}` : `${name} ${street} ${house}`;
}

function pickClass(random: Random, { name }: DemoPlaceType): HubCamera['class'] {
  const at = random();
  if (at < 0.01) return 'police-operational';
  if (at < 0.012) return 'state-secret';
  if (at < 0.032) return 'private';
  return at < 0.08 && (name === 'Quảng trường' || name === 'Nút giao') ? 'public' : 'ordinary';
}

function managerOf(cameraClass: HubCamera['class'], ward: DemoWard, random: Random): string {
  if (cameraClass === 'police-operational' || cameraClass === 'state-secret') return 'police';
  if (cameraClass === 'private') return 'river-estate';
  const at = random();
  if (at < 0.55) return `ward-${ward.id}`;
  return at < 0.85 ? 'infrastructure' : 'center-traffic';
}

function usersOf({ sectorIds }: DemoPlaceType, ward: DemoWard): string[] {
  return ['ioc', `ward-${ward.id}`, ...sectorIds.map((id) => `center-${id}`)];
}

/** Within some 1.3 km of the ward's middle, denser there; six decimals are 11 cm. */
function around({ latitude, longitude }: DemoWard, random: Random) {
  const off = () => (random() + random() - 1) * 0.012;
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return { latitude: round(latitude + off()), longitude: round(longitude + off()) };
}

function between([least, most]: readonly [number, number], random: Random): number {
  return Math.round((least + random() * (most - least)) * 10) / 10;
}

function pickPlace(random: Random): DemoPlaceType {
  const total = demoPlaceTypes.reduce((sum, { weight }) => sum + weight, 0);
  let left = random() * total;
  for (const place of demoPlaceTypes) {
    left -= place.weight;
    if (left < 0) return place;
  }
  return pick(demoPlaceTypes, random);
}

function pick<T>(list: readonly T[], random: Random): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}
