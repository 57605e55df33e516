import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Icon } from '../../ui/icon.tsx';
import { useOperator } from '../operator-context.ts';
import { browserOf } from './browser-store.ts';
import type { CameraEntry } from './camera-entry.ts';
import { unitName } from './unit-path.ts';
import { unitTree } from './unit-tree.ts';
import { UnitTreeView } from './unit-tree-view.tsx';

const treeId = 'camera-units';

/** The tree of units with its head, which says what is chosen and puts the tree away. */
export const UnitPart = memo(({ entries }: { entries: readonly CameraEntry[] }) => {
  const { t } = useTranslation();
  const browser = browserOf(useOperator());
  const shown = useStore(browser, (state) => state.treeShown);
  const unit = useStore(browser, (state) => state.unit);
  const nodes = useMemo(() => unitTree(entries), [entries]);
  const chosen = unit === null ? t('list.allUnits') : unitName(unit) || t('list.noUnit');
  return (
    <section className="unit-part" aria-label={t('list.units')}>
      <button
        type="button"
        className="unit-head"
        aria-expanded={shown}
        aria-controls={shown ? treeId : undefined}
        onClick={() => browser.setState({ treeShown: !shown })}
      >
        <Icon name="chevron" />
        <span>{t('list.units')}</span>
        <bdi className="quiet">{chosen}</bdi>
      </button>
      {shown ? <UnitTreeView id={treeId} nodes={nodes} total={entries.length} /> : null}
    </section>
  );
});
