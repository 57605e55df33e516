import type { CallOutput } from '../../../shared/contract/calls.ts';
import { clockWords } from '../../i18n/clock-words.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { dayWords } from './moment-text.ts';

/** From when to when there is no record, as far as that is known. */
export function gapWords(t: Translate, gap: CallOutput<'wall-log.at'>['gap']): string {
  const from = gap?.fromMs ?? null;
  const to = gap?.toMs ?? null;
  if (from !== null && to !== null)
    return t('wallLog.gapBetween', { from: momentWords(from), to: momentWords(to) });
  if (from !== null) return t('wallLog.gapSince', { from: momentWords(from) });
  return to === null ? t('wallLog.gapAlways') : t('wallLog.gapBefore', { to: momentWords(to) });
}

/** A moment to the second: `14:32:10 09/03/2026`. */
export function momentWords(atMs: number): string {
  return `${clockWords(atMs)} ${dayWords(atMs)}`;
}
