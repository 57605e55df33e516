import { useTranslation } from 'react-i18next';
import type { Unit } from '../../../shared/rights/unit.ts';
import { useBook } from '../book-context.ts';
import { nameIn } from '../book-view.ts';
import type { Facts } from '../history/facts-changed.ts';
import { useDayWords } from '../use-day-words.ts';

/** A unit in words. */
export function useUnitFacts(): (row: Unit) => Facts {
  const { t } = useTranslation();
  const { unit: units, tier: tiers, territory: territories, sector: sectors } = useBook();
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
    [t('admin.units.sectors'), row.sectorIds.map((id) => nameIn(sectors, id)).join(' · ')],
    [t('admin.units.focalName'), row.focalPoint.name],
    [t('admin.units.focalTitle'), row.focalPoint.title],
    [t('admin.units.focalPhone'), row.focalPoint.phone],
    [
      t('admin.units.whenExpired'),
      row.rightsWhenExpired.map((right) => t(`admin.right.${right}`)).join(' · '),
    ],
    [t('admin.validFrom'), dayWords(row.validFromMs)],
    [t('admin.validTo'), dayWords(row.validToMs)],
  ];
}
