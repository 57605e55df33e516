import type { CapacityView } from '../../../shared/capacity/capacity.ts';
import { clockWords } from '../../i18n/clock-words.ts';
import type { Translate } from '../../i18n/i18n.ts';

/** When the figures were taken; without any, what is used instead. */
export function measuredWords(
  t: Translate,
  language: string,
  { measuredAtMs }: Pick<CapacityView, 'measuredAtMs'>,
): string {
  if (measuredAtMs === null) return t('capacity.never');
  const date = new Date(measuredAtMs).toLocaleDateString(language === 'vi' ? 'vi-VN' : 'en-GB');
  return t('capacity.measuredAt', { time: clockWords(measuredAtMs), date });
}
