import { createI18n } from '../../i18n/i18n.ts';
import { say, selection } from '../desk-acts.ts';
import type { Operator } from '../operator-store.ts';
import { keepAsLayout } from './keep-as-layout.ts';
import { layoutQuestions } from './layout-questions.ts';
import { saidCode } from './said-code.ts';

/**
 * Keeps the selected display's grid and cameras under a key (1 to 9): in the layout that has the key, or in a new one. Asks before it
 * writes over a layout other than the one that the display shows. False when there is no display.
 */
export function saveLayoutByKey(operator: Operator, key: number): boolean {
  const { wall, preferences } = operator.session.store.getState();
  const display = wall.displays.find(({ id }) => id === selection(operator)?.displayId);
  if (!display) return false;
  const layout = wall.layouts.find((one) => one.key === key);
  if (layout && layout.id !== display.layout) {
    layoutQuestions(operator).setState({ question: { kind: 'overwrite', displayId: display.id, layout } });
    return true;
  }
  const { t } = createI18n(preferences.language);
  const kept = layout ?? { id: null, name: t('layouts.keyName', { key }), key };
  void keepAsLayout(operator, display, kept).then((fault) => {
    if (fault) say(operator, saidCode(fault), fault.message);
  });
  return true;
}
