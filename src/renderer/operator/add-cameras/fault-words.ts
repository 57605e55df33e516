import type { Fault } from '../../../shared/base/fault.ts';
import type { Translate } from '../../i18n/i18n.ts';

const known = [
  'cameras-from-file',
  'disk-full',
  'not-writable',
  'number-taken',
  'bad-address',
  'disconnected',
  'too-large',
  'unreadable',
] as const;

/** Why cameras could not be added, and what to do. */
export function faultWords(t: Translate, { code, message, detail = '' }: Fault): string {
  const named = known.find((one) => one === code);
  return named
    ? t(`addCameras.fault.${named}`, { detail })
    : t('addCameras.fault.other', { detail: message });
}
