import { useTranslation } from 'react-i18next';
import { rights } from '../../../shared/rights/right.ts';
import type { Unit } from '../../../shared/rights/unit.ts';
import { useBook } from '../book-context.ts';
import { BookForm } from '../book-form.tsx';
import { choicesOf, type Versioned } from '../book-view.ts';
import { CheckList } from '../fields/check-list.tsx';
import { NameField } from '../fields/name-field.tsx';
import { ValidityFields } from '../fields/validity-fields.tsx';
import { useAdministers } from '../use-administers.ts';
import { useBookDraft } from '../use-book-draft.ts';
import { FocalFields } from './focal-fields.tsx';
import { UnitPlace } from './unit-place.tsx';
import { UnitStanding } from './unit-standing.tsx';
import { useUnitFacts } from './use-unit-facts.ts';

/** One unit: its place, its focal point, what its people keep while the hub is away. */
export function UnitForm({ seen }: { seen: Versioned<Unit> }) {
  const { t } = useTranslation();
  const { sector: sectors } = useBook();
  const factsOf = useUnitFacts();
  const administers = useAdministers();
  const draft = useBookDraft('unit', seen);
  const { row, change } = draft;
  const isNew = seen.version === 0;
  const kept = rights.filter((right) => right !== 'administer' && right !== 'audit');
  const sectorChoices = choicesOf(sectors, row.sectorIds, Date.now());
  return (
    <BookForm
      kind="unit"
      seen={seen}
      draft={draft}
      title={isNew ? t('admin.units.new') : seen.row.name}
      missing={missingOf(row)}
      barred={isNew || administers(seen.row.id) ? '' : t('admin.barred')}
      factsOf={factsOf}
    >
      <NameField
        label={t('admin.units.name')}
        value={row.name}
        isNew={isNew}
        onChange={(name) => change({ name })}
      />
      <UnitPlace row={row} onChange={change} />
      {sectorChoices.length > 0 ? (
        <CheckList
          label={t('admin.units.sectors')}
          choices={sectorChoices}
          chosen={row.sectorIds}
          onChange={(sectorIds) => change({ sectorIds })}
        />
      ) : null}
      <UnitStanding row={row} isNew={isNew} changed={draft.changed} />
      <FocalFields focalPoint={row.focalPoint} onChange={(focalPoint) => change({ focalPoint })} />
      <CheckList
        label={t('admin.units.whenExpired')}
        choices={kept.map((right) => ({ value: right, text: t(`admin.right.${right}`) }))}
        chosen={row.rightsWhenExpired}
        onChange={(rightsWhenExpired) => change({ rightsWhenExpired })}
      />
      <ValidityFields validity={row} onChange={change} />
      <p className="quiet">{t('admin.units.moves')}</p>
    </BookForm>
  );

  function missingOf({ name, tierId, focalPoint }: Unit): string {
    if (name.trim() === '') return t('admin.units.nameMissing');
    if (tierId === '') return t('admin.units.tierMissing');
    return focalPoint.name.trim() === '' ? t('admin.units.focalMissing') : '';
  }
}
