import { withCredentials } from '../../../shared/camera/address-credentials.ts';
import type { CameraStream } from '../../../shared/camera/camera.ts';
import { streamRoles } from '../../../shared/camera/stream-role.ts';
import { isStreamUrl } from '../../../shared/camera/stream-url.ts';
import type { CallInput } from '../../../shared/contract/calls.ts';

export const cameraFields = ['number', 'name', 'unit', 'main', 'sub'] as const;
export const accountFields = ['user', 'password'] as const;
/** In the order in which they stand. */
export const draftFields = [...cameraFields, ...accountFields] as const;
export type DraftField = (typeof draftFields)[number];

/** What stands in the fields of a camera by address, and how its streams travel. */
export type AddressDraft = Readonly<Record<DraftField, string>> & Pick<CameraStream, 'transport'>;

export type DraftFault = 'missing' | 'not-a-number' | 'too-long' | 'bad-address';
export type DraftFaults = Partial<Readonly<Record<DraftField, DraftFault>>>;

export const emptyDraft: AddressDraft = {
  number: '',
  name: '',
  unit: '',
  main: '',
  sub: '',
  user: '',
  password: '',
  transport: 'tcp',
};

const longestText = 500;
const longestAddress = 2000;

/** What is wrong with which field; nothing when the camera can be added. */
export function judgeDraft(draft: AddressDraft): DraftFaults {
  const name = draft.name.trim() === '' ? 'missing' : textFault(draft.name);
  const main = addressFault(draft.main) ?? (draft.main + draft.sub === '' ? 'missing' : null);
  const all: Readonly<Record<DraftField, DraftFault | null>> = {
    number: /^\d{0,7}$/.test(draft.number.trim()) ? null : 'not-a-number',
    name,
    unit: textFault(draft.unit),
    main,
    sub: addressFault(draft.sub),
    user: textFault(draft.user),
    password: textFault(draft.password),
  };
  return Object.fromEntries(Object.entries(all).filter(([, fault]) => fault !== null));
}

/** The call that adds a draft without faults. */
export function callOfDraft(draft: AddressDraft): CallInput<'cameras.add'> {
  const number = draft.number.trim();
  return {
    number: number === '' ? null : Number(number),
    name: draft.name.trim(),
    unit: draft.unit.trim(),
    streams: streamRoles
      .filter((role) => draft[role].trim() !== '')
      .map((role) => ({
        role,
        url: withCredentials(draft[role].trim(), draft),
        transport: draft.transport,
      })),
  };
}

function textFault(text: string): DraftFault | null {
  return text.trim().length > longestText ? 'too-long' : null;
}

function addressFault(text: string): DraftFault | null {
  const address = text.trim();
  if (address === '') return null;
  if (address.length > longestAddress) return 'too-long';
  return isStreamUrl(address) ? null : 'bad-address';
}
