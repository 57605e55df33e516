import { useTranslation } from 'react-i18next';
import { isValidAt } from '../../../shared/rights/validity.ts';
import { Message } from '../../ui/message.tsx';
import { useOpens } from '../admin-opens.ts';
import { useBook } from '../book-context.ts';
import { nameIn } from '../book-view.ts';
import { RowSection } from '../row-section.tsx';
import { usePicked } from '../use-picked.ts';
import { blankUnit } from './blank-unit.ts';
import { UnitForm } from './unit-form.tsx';

/** The units that manage or use cameras. */
export function UnitsSection() {
  const { t } = useTranslation();
  const { unit: units, tier: tiers, territory: territories } = useBook();
  const list = usePicked(units, useOpens('units'));
  const items = units.map(({ row }) => ({
    id: row.id,
    text: row.name,
    more: [
      nameIn(tiers, row.tierId),
      row.focalPoint.name,
      ...(isValidAt(row, Date.now()) ? [] : [t('admin.notValid')]),
    ].join(' · '),
    also: row.territoryId === null ? '' : nameIn(territories, row.territoryId),
    quiet: !isValidAt(row, Date.now()),
  }));
  return (
    <RowSection
      list={list}
      label={t('admin.section.units')}
      items={items}
      empty={t('admin.units.none')}
      newWords={t('admin.units.new')}
      blank={blankUnit}
    >
      {list.seen ? (
        <UnitForm key={list.seen.row.id} seen={list.seen} />
      ) : (
        <Message icon="city" title={t('admin.units.pick')} text={t('admin.units.pickText')} />
      )}
    </RowSection>
  );
}
