import { useTranslation } from 'react-i18next';
import type { Sector } from '../../../shared/rights/territory.ts';
import { useOperator } from '../../operator/operator-context.ts';
import { useBook } from '../book-context.ts';
import { BookForm } from '../book-form.tsx';
import type { Versioned } from '../book-view.ts';
import { NameField } from '../fields/name-field.tsx';
import { ValidityFields } from '../fields/validity-fields.tsx';
import { useRowDraft } from '../row-draft.ts';
import { useAdministers } from '../use-administers.ts';
import { useDayWords } from '../use-day-words.ts';
import { UsedBy } from './used-by.tsx';

/** One field of state management: its name, which units have it. */
export function SectorForm({ seen }: { seen: Versioned<Sector> }) {
  const { t } = useTranslation();
  const { hub } = useOperator();
  const { unit: units } = useBook();
  const administers = useAdministers();
  const dayWords = useDayWords();
  const draft = useRowDraft(
    'sector',
    seen,
    async (row: Sector, version) => (await hub.command('sector.put', { row, version })).version,
  );
  const { row, change } = draft;
  const isNew = seen.version === 0;
  return (
    <>
      <BookForm
        kind="sector"
        seen={seen}
        draft={draft}
        title={isNew ? t('admin.sectors.new') : seen.row.name}
        missing={row.name.trim() === '' ? t('admin.sectors.nameMissing') : ''}
        barred={administers(null) ? '' : t('admin.barred')}
        factsOf={({ name, validFromMs, validToMs }) => [
          [t('admin.sectors.name'), name],
          [t('admin.validFrom'), dayWords(validFromMs)],
          [t('admin.validTo'), dayWords(validToMs)],
        ]}
      >
        <NameField
          label={t('admin.sectors.name')}
          value={row.name}
          isNew={isNew}
          onChange={(name) => change({ name })}
        />
        <ValidityFields validity={row} onChange={change} />
      </BookForm>
      {isNew ? null : <UsedBy units={units.filter((one) => one.row.sectorIds.includes(row.id))} />}
    </>
  );
}
