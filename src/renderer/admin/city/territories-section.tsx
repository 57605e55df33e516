import { useTranslation } from 'react-i18next';
import type { Territory } from '../../../shared/rights/territory.ts';
import { isValidAt } from '../../../shared/rights/validity.ts';
import { Message } from '../../ui/message.tsx';
import { useOpens } from '../admin-opens.ts';
import { useBook } from '../book-context.ts';
import { nameIn } from '../book-view.ts';
import { RowSection } from '../row-section.tsx';
import { usePicked } from '../use-picked.ts';
import { TerritoryForm } from './territory-form.tsx';

/** The city's territories: what wards' units see follows them. */
export function TerritoriesSection() {
  const { t } = useTranslation();
  const { territory: territories, unit: units } = useBook();
  const list = usePicked(territories, useOpens('territories'));
  const items = territories.map(({ row }) => ({
    id: row.id,
    text: row.name,
    more: [
      row.parentId === null ? t('admin.territories.top') : nameIn(territories, row.parentId),
      t('admin.territories.units', { count: units.filter((one) => one.row.territoryId === row.id).length }),
      ...(isValidAt(row, Date.now()) ? [] : [t('admin.notValid')]),
    ].join(' · '),
    quiet: !isValidAt(row, Date.now()),
  }));
  return (
    <RowSection
      list={list}
      label={t('admin.section.territories')}
      items={items}
      empty={t('admin.territories.none')}
      newWords={t('admin.territories.new')}
      blank={blankTerritory}
    >
      {list.seen ? (
        <TerritoryForm key={list.seen.row.id} seen={list.seen} />
      ) : (
        <Message icon="city" title={t('admin.territories.pick')} text={t('admin.territories.pickText')} />
      )}
    </RowSection>
  );
}

function blankTerritory(): Territory {
  return { id: crypto.randomUUID(), name: '', parentId: null, validFromMs: null, validToMs: null };
}
