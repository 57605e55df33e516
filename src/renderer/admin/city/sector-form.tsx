import { useTranslation } from 'react-i18next';
import type { Sector } from '../../../shared/rights/territory.ts';
import { useBook } from '../book-context.ts';
import { BookForm } from '../book-form.tsx';
import type { Versioned } from '../book-view.ts';
import { NameField } from '../fields/name-field.tsx';
import { ValidityFields } from '../fields/validity-fields.tsx';
import { useAdministers } from '../use-administers.ts';
import { useBookDraft } from '../use-book-draft.ts';
import { useDayWords } from '../use-day-words.ts';
import { UsedBy } from './used-by.tsx';

/** One field of state management: its name, which units have it. */
export function SectorForm({ seen }: { seen: Versioned<Sector> }) {
  const { t } = useTranslation();
  const { unit: units } = useBook();
  const administers = useAdministers();
  const dayWords = useDayWords();
  const draft = useBookDraft('sector', seen);
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
