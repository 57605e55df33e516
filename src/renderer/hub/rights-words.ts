import type { HubView } from '../../shared/contract/hub-view.ts';
import { ageWords } from '../i18n/age-words.ts';
import type { Translate } from '../i18n/i18n.ts';

const minuteOf = { hour: '2-digit', minute: '2-digit' } as const;
const dayMs = 86_400_000;

/** By which rights the desk goes on without the hub: when they were signed, and how long they last or since when they have ended. Empty without any. */
export function rightsWords(t: Translate, view: HubView): string {
  const { rightsSignedAtMs, rightsExpireAtMs, rightsExpired } = view;
  if (rightsSignedAtMs === null || rightsExpireAtMs === null) return '';
  const nowMs = Date.now();
  const signed = new Date(rightsSignedAtMs);
  const at =
    nowMs - rightsSignedAtMs < dayMs
      ? signed.toLocaleTimeString(t('hub.locale'), minuteOf)
      : signed.toLocaleString(t('hub.locale'), { ...minuteOf, day: '2-digit', month: '2-digit' });
  if (rightsExpired) return t('hub.rightsExpired', { at, ago: ageWords(t, nowMs - rightsExpireAtMs) });
  const left = ageWords(t, rightsExpireAtMs - nowMs);
  return t('hub.rightsSigned', { at, left });
}
