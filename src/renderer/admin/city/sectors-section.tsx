import { useTranslation } from 'react-i18next';
import type { Sector } from '../../../shared/rights/territory.ts';
import { isValidAt } from '../../../shared/rights/validity.ts';
import { Message } from '../../ui/message.tsx';
import { useOpens } from '../admin-opens.ts';
import { useBook } from '../book-context.ts';
import { RowSection } from '../row-section.tsx';
import { usePicked } from '../use-picked.ts';
import { SectorForm } from './sector-form.tsx';

/** The fields of state management: what sector centres see follows them. */
export function SectorsSection() {
  const { t } = useTranslation();
  const { sector: sectors, unit: units } = useBook();
  const list = usePicked(sectors, useOpens('sectors'));
  const items = sectors.map(({ row }) => ({
    id: row.id,
    text: row.name,
    more: [
      t('admin.territories.units', {
        count: units.filter((one) => one.row.sectorIds.includes(row.id)).length,
      }),
      ...(isValidAt(row, Date.now()) ? [] : [t('admin.notValid')]),
    ].join(' · '),
    quiet: !isValidAt(row, Date.now()),
  }));
  return (
    <RowSection
      list={list}
      label={t('admin.section.sectors')}
      items={items}
      empty={t('admin.sectors.none')}
      newWords={t('admin.sectors.new')}
      blank={blankSector}
    >
      {list.seen ? (
        <SectorForm key={list.seen.row.id} seen={list.seen} />
      ) : (
        <Message icon="city" title={t('admin.sectors.pick')} text={t('admin.sectors.pickText')} />
      )}
    </RowSection>
  );
}

function blankSector(): Sector {
  return { id: crypto.randomUUID(), name: '', validFromMs: null, validToMs: null };
}
