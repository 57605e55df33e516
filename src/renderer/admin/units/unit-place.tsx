import { useTranslation } from 'react-i18next';
import { subtree } from '../../../shared/rights/subtree.ts';
import type { Unit } from '../../../shared/rights/unit.ts';
import { useBook } from '../book-context.ts';
import { choicesOf } from '../book-view.ts';
import { SelectField } from '../fields/select-field.tsx';

interface Props {
  readonly row: Unit;
  onChange(part: Partial<Unit>): void;
}

/** Where a unit stands: what is above it, its tier, its territory. */
export function UnitPlace({ row, onChange }: Props) {
  const { t } = useTranslation();
  const { unit: units, tier: tiers, territory: territories } = useBook();
  const nowMs = Date.now();
  const under = subtree(
    units.map((unit) => unit.row),
    row.id,
  );
  const above = units.filter((other) => other.row.id !== row.id && !under.has(other.row.id));
  const reach = tiers.find((tier) => tier.row.id === row.tierId)?.row.reach;
  return (
    <div className="admin-pair">
      <SelectField
        label={t('admin.units.parent')}
        value={row.parentId ?? ''}
        choices={[{ value: '', text: t('admin.units.noParent') }, ...choicesOf(above, [row.parentId], nowMs)]}
        onChange={(id) => onChange({ parentId: id === '' ? null : id })}
      />
      <SelectField
        label={t('admin.units.tier')}
        value={row.tierId}
        choices={[
          ...(row.tierId === '' ? [{ value: '', text: t('admin.grants.choose') }] : []),
          ...choicesOf(tiers, [row.tierId], nowMs),
        ]}
        hint={reach ? t(`admin.tiers.reaches.${reach}`) : ''}
        onChange={(tierId) => onChange({ tierId })}
      />
      <SelectField
        label={t('admin.units.territory')}
        value={row.territoryId ?? ''}
        choices={[
          { value: '', text: t('admin.units.noTerritory') },
          ...choicesOf(territories, [row.territoryId], nowMs),
        ]}
        onChange={(id) => onChange({ territoryId: id === '' ? null : id })}
      />
    </div>
  );
}
