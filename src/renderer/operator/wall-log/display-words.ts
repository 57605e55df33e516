import type { WallView } from '../../../shared/wall/wall-view.ts';
import type { Translate } from '../../i18n/i18n.ts';

/** A display of the log as the desk calls it; one that is not on the wall now, by its last name. */
export function displayWords(
  t: Translate,
  { id, name }: { readonly id: string; readonly name: string },
  { displays }: WallView,
): string {
  const index = displays.findIndex((display) => display.id === id);
  return index < 0
    ? t('wallLog.displayAway', { name })
    : `${t('plan.display', { index: index + 1 })} · ${name}`;
}
