import { layoutNames, parseLayout } from '../../../shared/wall/layout.ts';
import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import type { DisplayView } from '../../../shared/wall/wall-view.ts';
import type { Translate } from '../../i18n/i18n.ts';

/** What a display's layout is called: a built-in name, a saved one's name, or words for a grid that has none (its layout was deleted). */
export function layoutName(
  t: Translate,
  { layout }: Pick<DisplayView, 'layout'>,
  saved: readonly SavedLayout[],
): string {
  if (layoutNames.includes(layout)) return layout;
  const name = saved.find(({ id }) => id === layout)?.name;
  return name ?? (parseLayout(layout) ? layout : t('layouts.unnamed'));
}
