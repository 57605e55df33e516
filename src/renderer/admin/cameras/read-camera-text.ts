import { HubCamera } from '../../../shared/hub/hub-camera.ts';
import type { CameraField, CameraText } from './camera-text.ts';

/** What is wrong with a field. */
export const cameraProblems = [
  'missing',
  'not-a-number',
  'out-of-range',
  'too-long',
  'bad-address',
  'address-has-credentials',
  'both-or-neither',
  'bad-value',
] as const;
export type CameraProblem = (typeof cameraProblems)[number];
export type CameraProblems = Readonly<Partial<Record<CameraField, CameraProblem>>>;

type Read =
  | { readonly camera: HubCamera; readonly problems: null }
  | { readonly camera: null; readonly problems: CameraProblems };

/** Reads a form as the record that the hub takes, or says field by field why it is none. */
export function readCameraText(text: CameraText): Read {
  const problems: Partial<Record<CameraField, CameraProblem>> = {};
  const number = (field: 'number' | 'latitude' | 'longitude' | 'height' | 'azimuth' | 'fieldOfView') => {
    const value = numberOf(text[field]);
    if (Number.isNaN(value)) problems[field] = 'not-a-number';
    return value;
  };
  if (text.number.trim() === '') problems.number = 'missing';
  if (text.usingUnitIds.length === 0) problems.usingUnitIds = 'missing';
  refuseHalves(text, problems);
  for (const role of ['main', 'sub'] as const)
    if (/^[a-z]+:\/\/[^/?#]*@/i.test(text[role].trim())) problems[role] = 'address-has-credentials';
  const [latitude, longitude] = [number('latitude'), number('longitude')];
  const candidate = {
    ...text,
    number: number('number'),
    position: latitude === null || longitude === null ? null : { latitude, longitude },
    heightM: number('height'),
    azimuthDeg: number('azimuth'),
    fieldOfViewDeg: number('fieldOfView'),
    funding: text.funding === '' ? null : text.funding,
    catalogue: {
      device: {
        ...{ maker: text.maker, model: text.model, serial: text.serial, kind: text.kind },
        conformity: text.conformity === '' ? null : text.conformity === 'yes',
      },
      supplyingUnitId: text.supplyingUnitId,
      updateForm: text.updateForm,
      updateFrequency: text.updateFrequency,
      usingUnitIds: [...text.usingUnitIds],
    },
    document:
      text.documentNumber.trim() === ''
        ? null
        : { number: text.documentNumber, date: text.documentDate, signer: text.documentSigner },
    streams: streamsOf(text),
  };
  const parsed = HubCamera.safeParse(candidate);
  if (!parsed.success)
    for (const { path, code } of parsed.error.issues) {
      const field = fieldOfPath(path, text);
      problems[field] ??= problemOf(field, code, text);
    }
  return parsed.success && Object.keys(problems).length === 0
    ? { camera: parsed.data, problems: null }
    : { camera: null, problems };
}

/** A number with a point or, as Vietnamese write it, a comma; null for nothing, NaN for what is none. */
export function numberOf(text: string): number | null {
  const clean = text.trim();
  if (clean === '') return null;
  return /^[+-]?\d+([.,]\d+)?$/.test(clean) ? Number(clean.replace(',', '.')) : Number.NaN;
}

/** Latitude and longitude go together, and so do the parts of a document. */
function refuseHalves(text: CameraText, problems: Partial<Record<CameraField, CameraProblem>>): void {
  for (const group of halves) {
    const empty = group.filter((field) => text[field].trim() === '');
    if (empty.length > 0 && empty.length < group.length)
      for (const field of empty) problems[field] = 'both-or-neither';
  }
}

const halves = [
  ['latitude', 'longitude'],
  ['documentNumber', 'documentDate', 'documentSigner'],
] as const satisfies readonly (readonly CameraField[])[];

function streamsOf(text: CameraText) {
  const main = { role: 'main', url: text.main.trim(), transport: text.mainTransport };
  const sub = { role: 'sub', url: text.sub.trim(), transport: text.subTransport };
  // The main one must be there: an empty one is refused at its field.
  return sub.url === '' ? [main] : [main, sub];
}

const fieldOfKey: Readonly<Record<string, CameraField>> = {
  heightM: 'height',
  azimuthDeg: 'azimuth',
  fieldOfViewDeg: 'fieldOfView',
};

function fieldOfPath(path: ReadonlyArray<PropertyKey>, text: CameraText): CameraField {
  const keys = path.map(String);
  if (keys[0] === 'streams') return keys[1] === '1' ? 'sub' : 'main';
  if (keys[0] === 'document') {
    if (keys[1] === 'date') return 'documentDate';
    return keys[1] === 'signer' ? 'documentSigner' : 'documentNumber';
  }
  // Of the list of using units the place in the list comes last.
  const key = keys.findLast((one) => one in fieldOfKey || one in text) ?? 'name';
  // It is a field of the text, or one that has another name there.
  return fieldOfKey[key] ?? (key as CameraField);
}

function problemOf(field: CameraField, code: string, text: CameraText): CameraProblem {
  const value = text[field];
  if ((typeof value === 'string' ? value.trim() : value).length === 0) return 'missing';
  if (field === 'main' || field === 'sub') return 'bad-address';
  if (code !== 'too_big' && code !== 'too_small') return 'bad-value';
  return typeof value === 'string' && numberOf(value) !== null && !Number.isNaN(numberOf(value))
    ? 'out-of-range'
    : 'too-long';
}
