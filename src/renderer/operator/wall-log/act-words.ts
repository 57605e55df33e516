import type { Translate } from '../../i18n/i18n.ts';

const acts = [
  'place',
  'clear',
  'swap',
  'set-layout',
  'load-layout',
  'undo',
  'maximise',
  'zoom',
  'carousel',
  'displays',
  'display-away',
  'display-back',
  'start',
] as const;

/** What was done, in words; an act that this version does not know shows its code. */
export function actWords(t: Translate, act: string): string {
  const known = acts.find((one) => one === act);
  return known ? t(`wallLog.act.${known}`) : act;
}

/** Who did it: a window of this console by its kind, the console itself, or a person by name. */
export function whoWords(t: Translate, by: string): string {
  if (by === 'operator' || by === 'console' || by === 'carousel') return t(`wallLog.who.${by}`);
  return by.startsWith('wall-') ? t('wallLog.who.wall') : by;
}
