import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { subtree } from '../../../shared/rights/subtree.ts';
import type { Territory } from '../../../shared/rights/territory.ts';
import { goToSection } from '../admin-opens.ts';
import { useBook } from '../book-context.ts';
import { BookForm } from '../book-form.tsx';
import { choicesOf, nameIn, type Versioned } from '../book-view.ts';
import { NameField } from '../fields/name-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { ValidityFields } from '../fields/validity-fields.tsx';
import { blankUnit } from '../units/blank-unit.ts';
import { useAdministers } from '../use-administers.ts';
import { useBookDraft } from '../use-book-draft.ts';
import { useDayWords } from '../use-day-words.ts';
import { UsedBy } from './used-by.tsx';

/** One territory: its name, what it lies in, which units have it. */
export function TerritoryForm({ seen }: { seen: Versioned<Territory> }) {
  const { t } = useTranslation();
  const { territory: territories, unit: units } = useBook();
  const administers = useAdministers();
  const dayWords = useDayWords();
  const draft = useBookDraft('territory', seen);
  const { row, change } = draft;
  const isNew = seen.version === 0;
  const inside = subtree(
    territories.map((one) => one.row),
    row.id,
  );
  const around = territories.filter((one) => one.row.id !== row.id && !inside.has(one.row.id));
  const parentWords = (id: string | null) =>
    id === null ? t('admin.territories.top') : nameIn(territories, id);
  return (
    <>
      <BookForm
        kind="territory"
        seen={seen}
        draft={draft}
        title={isNew ? t('admin.territories.new') : seen.row.name}
        missing={row.name.trim() === '' ? t('admin.territories.nameMissing') : ''}
        barred={administers(null) ? '' : t('admin.barred')}
        factsOf={({ name, parentId, validFromMs, validToMs }) => [
          [t('admin.territories.name'), name],
          [t('admin.territories.parent'), parentWords(parentId)],
          [t('admin.validFrom'), dayWords(validFromMs)],
          [t('admin.validTo'), dayWords(validToMs)],
        ]}
      >
        <NameField
          label={t('admin.territories.name')}
          value={row.name}
          isNew={isNew}
          onChange={(name) => change({ name })}
        />
        <SelectField
          label={t('admin.territories.parent')}
          value={row.parentId ?? ''}
          choices={[
            { value: '', text: t('admin.territories.top') },
            ...choicesOf(around, [row.parentId], Date.now()),
          ]}
          hint={t('admin.territories.parentHint')}
          onChange={(id) => change({ parentId: id === '' ? null : id })}
        />
        <ValidityFields validity={row} onChange={change} />
        <p className="quiet">{t('admin.territories.moves')}</p>
      </BookForm>
      {isNew ? null : (
        <UsedBy units={units.filter((one) => one.row.territoryId === row.id)}>
          <Button
            className="bar-button"
            isDisabled={draft.changed}
            onPress={() => goToSection('units', { fresh: blankUnit(row.id) })}
          >
            {t('admin.territories.addUnit')}
          </Button>
        </UsedBy>
      )}
    </>
  );
}
