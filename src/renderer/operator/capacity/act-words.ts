import type { Translate } from '../../i18n/i18n.ts';

/** Acts of the governor that have words. */
const known = [
  'to-main',
  'to-sub',
  'to-half',
  'to-keyframes',
  'to-all',
  'to-webcodecs',
  'to-ffmpeg',
] as const;

/** What the governor did, in words; one that a later version brings shows its name. */
export function actWords(t: Translate, act: string): string {
  const named = known.find((one) => one === act);
  return named ? t(`capacity.act.${named}`) : act;
}
