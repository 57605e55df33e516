import type { HubView } from '../../shared/contract/hub-view.ts';
import { ageWords } from '../i18n/age-words.ts';
import type { Translate } from '../i18n/i18n.ts';
import { dayWords, hourWords, minuteWords } from '../i18n/moment-words.ts';

/** By which rights the desk goes on without the hub: when they were signed, and how long they last or since when they have ended. Empty without any. */
export function rightsWords(t: Translate, view: HubView): string {
  const { rightsSignedAtMs, rightsExpireAtMs, rightsExpired } = view;
  if (rightsSignedAtMs === null || rightsExpireAtMs === null) return '';
  const nowMs = Date.now();
  const isToday = dayWords(rightsSignedAtMs) === dayWords(nowMs);
  const at = isToday ? hourWords(rightsSignedAtMs) : minuteWords(rightsSignedAtMs);
  if (rightsExpired) return t('hub.rightsExpired', { at, ago: ageWords(t, nowMs - rightsExpireAtMs) });
  const left = ageWords(t, rightsExpireAtMs - nowMs);
  return t('hub.rightsSigned', { at, left });
}
