import type { Translate } from './i18n.ts';

/** An age in words, in whole units: "7 giây", "3 phút", "2 giờ 5 phút". Never negative. */
export function ageWords(t: Translate, ageMs: number): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1000));
  const minutes = Math.floor(seconds / 60);
  if (seconds < 60) return t('age.seconds', { seconds });
  if (minutes < 60) return t('age.minutes', { minutes });
  return t('age.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
