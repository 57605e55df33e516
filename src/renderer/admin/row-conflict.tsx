import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { FactsList } from '../ui/facts-list.tsx';
import { type Facts, factsChanged } from './history/facts-changed.ts';
import type { RowDraft } from './row-draft.ts';
import { useIntoView } from './use-into-view.ts';

interface Props<R> {
  readonly draft: RowDraft<R>;
  readonly theirs: R;
  /** What went wrong with the choice. */
  readonly children: ReactNode;
  factsOf(row: R): Facts;
}

/** Somebody was faster: what differs between the two versions of a row, side by side, and which one stays. */
export function RowConflict<R>({ draft, theirs, factsOf, children }: Props<R>) {
  const { t } = useTranslation();
  const part = useIntoView();
  const sides = { mine: factsOf(draft.row), theirs: factsOf(theirs) };
  const changed = new Set(factsChanged(sides.theirs, sides.mine).map(([name]) => name));
  // Where nothing differs in words, all of it is shown.
  const shown = (facts: Facts) =>
    facts
      .filter(([name]) => changed.size === 0 || changed.has(name))
      .map(([name, value]) => [name, value || t('admin.history.nothing')] as const);
  return (
    <section className="hub-leave" role="alert" ref={part} tabIndex={-1}>
      <p>{t('admin.conflict')}</p>
      <div className="hub-sides">
        {(['mine', 'theirs'] as const).map((side) => (
          <div key={side}>
            <h4>{t(`hub.conflict.${side}`)}</h4>
            <FactsList className="admin-facts" facts={shown(sides[side])} />
          </div>
        ))}
      </div>
      {children}
      <footer>
        <Button className="main-button" onPress={draft.keepMine}>
          {t('hub.conflict.keepMine')}
        </Button>
        <Button className="bar-button" onPress={draft.takeTheirs}>
          {t('hub.conflict.keepTheirs')}
        </Button>
      </footer>
    </section>
  );
}
