import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import type { UnitRow } from './unit-rows.ts';

interface Props {
  readonly id: string;
  readonly row: UnitRow;
  readonly topPx: number;
  readonly heightPx: number;
  readonly chosen: boolean;
  onChoose(unit: string | null): void;
  onToggle(unit: string): void;
}

/** One unit of the tree: a click lists its cameras, a click on its arrow opens it. Keys belong to the tree around it. */
export function UnitLine({ id, row, topPx, heightPx, chosen, onChoose, onToggle }: Props) {
  const { t, i18n } = useTranslation();
  const { unit, name, count, expanded } = row;
  const words = unit === null ? t('list.allUnits') : name || t('list.noUnit');
  return (
    <div
      id={id}
      className="unit-line"
      role="treeitem"
      tabIndex={-1}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={chosen}
      aria-expanded={expanded ?? undefined}
      title={words}
      style={{ top: topPx, height: heightPx, paddingInlineStart: `${0.4 + 0.9 * (row.level - 1)}rem` }}
      onMouseDown={(event) => {
        const onArrow = event.target instanceof Element && event.target.closest('.unit-arrow') !== null;
        if (onArrow && unit !== null) onToggle(unit);
        else onChoose(unit);
      }}
    >
      <span className={expanded === null ? 'unit-arrow none' : 'unit-arrow'}>
        {expanded === null ? null : <Icon name="chevron" />}
      </span>
      <bdi>{words}</bdi>
      <span className="quiet">
        {count.toLocaleString(i18n.language)}
        <span className="sr-only"> {t('list.camerasWord')}</span>
      </span>
    </div>
  );
}
