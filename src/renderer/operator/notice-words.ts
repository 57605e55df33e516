import type { Translate } from '../i18n/i18n.ts';
import type { Notice } from '../session/session-store.ts';

const known = [
  'settings-broken',
  'camera-entry-bad',
  'cameras-unreadable',
  'catalogue-broken',
  'ffmpeg',
  'video',
  'disconnected',
  'call-failed',
  'wall-log-broken',
  'wall-log-failed',
  'core-restarted',
  'window-crashed',
  'was-asleep',
  'file-not-shown',
] as const;

/** A notice in words; one of an unknown code shows its code rather than nothing. */
export function noticeWords(t: Translate, { code, detail }: Notice): string {
  const named = known.find((one) => one === code);
  return named ? t(`notice.${named}`, { detail }) : t('notice.other', { code, detail });
}
