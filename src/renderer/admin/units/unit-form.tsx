import { useTranslation } from 'react-i18next';
import { rights } from '../../../shared/rights/right.ts';
import type { Unit } from '../../../shared/rights/unit.ts';
import { HubField } from '../../hub/hub-field.tsx';
import { useOperator } from '../../operator/operator-context.ts';
import { useBook } from '../book-context.ts';
import { nameIn, type Versioned } from '../book-view.ts';
import { CheckList } from '../fields/check-list.tsx';
import { ValidityFields } from '../fields/validity-fields.tsx';
import { useRowDraft } from '../row-draft.ts';
import { RowForm } from '../row-form.tsx';
import { useDayWords } from '../use-day-words.ts';
import { FocalFields } from './focal-fields.tsx';
import { UnitPlace } from './unit-place.tsx';

/** One unit: its place, its focal point, what its people keep while the hub is away. */
export function UnitForm({ seen }: { seen: Versioned<Unit> }) {
  const { t } = useTranslation();
  const { hub } = useOperator();
  const { sector: sectors } = useBook();
  const factsOf = useUnitFacts();
  const draft = useRowDraft(
    'unit',
    seen,
    async (row: Unit, version) => (await hub.command('unit.put', { row, version })).version,
  );
  const { row, change } = draft;
  const kept = rights.filter((right) => right !== 'administer' && right !== 'audit');
  return (
    <RowForm
      title={seen.version === 0 ? t('admin.units.new') : seen.row.name}
      draft={draft}
      missing={missingOf(row)}
      factsOf={factsOf}
    >
      <HubField
        label={t('admin.units.name')}
        name="name"
        value={row.name}
        dir="auto"
        autoFocus={seen.version === 0}
        onChange={(name) => change({ name })}
      />
      <UnitPlace row={row} onChange={change} />
      {sectors.length > 0 ? (
        <CheckList
          label={t('admin.units.sectors')}
          choices={sectors.map(({ row: { id, name } }) => ({ value: id, text: name }))}
          chosen={row.sectorIds}
          onChange={(sectorIds) => change({ sectorIds })}
        />
      ) : null}
      <FocalFields focalPoint={row.focalPoint} onChange={(focalPoint) => change({ focalPoint })} />
      <CheckList
        label={t('admin.units.whenExpired')}
        choices={kept.map((right) => ({ value: right, text: t(`admin.right.${right}`) }))}
        chosen={row.rightsWhenExpired}
        onChange={(rightsWhenExpired) => change({ rightsWhenExpired })}
      />
      <ValidityFields validity={row} onChange={change} />
      <p className="quiet">{t('admin.people.atOnce')}</p>
    </RowForm>
  );

  function missingOf({ name, tierId, focalPoint }: Unit): string {
    if (name.trim() === '') return t('admin.units.nameMissing');
    if (tierId === '') return t('admin.units.tierMissing');
    return focalPoint.name.trim() === '' ? t('admin.units.focalMissing') : '';
  }
}

function useUnitFacts(): (row: Unit) => readonly (readonly [string, string])[] {
  const { t } = useTranslation();
  const { unit: units, tier: tiers, territory: territories } = useBook();
  const dayWords = useDayWords();
  return (row) => [
    [t('admin.units.name'), row.name],
    [
      t('admin.units.parent'),
      row.parentId === null ? t('admin.units.noParent') : nameIn(units, row.parentId),
    ],
    [t('admin.units.tier'), nameIn(tiers, row.tierId)],
    [
      t('admin.units.territory'),
      row.territoryId === null ? t('admin.units.noTerritory') : nameIn(territories, row.territoryId),
    ],
    [t('admin.units.focalName'), row.focalPoint.name],
    [t('admin.validFrom'), dayWords(row.validFromMs)],
    [t('admin.validTo'), dayWords(row.validToMs)],
  ];
}
