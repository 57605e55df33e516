import type { Translate } from '../../i18n/i18n.ts';
import type { Neighbour } from './neighbour-cameras.ts';

/** Why a camera is listed as a neighbour, in words; metres below a kilometre, kilometres above. */
export function neighbourWords(
  t: Translate,
  language: string,
  { because, metres }: Pick<Neighbour, 'because' | 'metres'>,
): string {
  const distance = metres === null ? null : distanceWords(language, metres);
  if (because === 'street')
    return distance === null ? t('list.sameStreet') : t('list.sameStreetAway', { distance });
  if (because === 'near' && distance !== null) return t('list.away', { distance });
  return t('list.nextNumber');
}

function distanceWords(language: string, metres: number): string {
  const far = metres >= 1000;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: far ? 'kilometer' : 'meter',
    maximumFractionDigits: far ? 1 : 0,
  }).format(far ? metres / 1000 : metres);
}
