import { useTranslation } from 'react-i18next';
import type { Unit } from '../../../shared/rights/unit.ts';
import { useBook } from '../book-context.ts';
import { SelectField } from '../fields/select-field.tsx';

interface Props {
  readonly row: Unit;
  onChange(part: Partial<Unit>): void;
}

/** Where a unit stands: what is above it, its tier, its territory. */
export function UnitPlace({ row, onChange }: Props) {
  const { t } = useTranslation();
  const { unit: units, tier: tiers, territory: territories } = useBook();
  const choice = ({ row: { id, name } }: { row: { id: string; name: string } }) => ({
    value: id,
    text: name,
  });
  const others = units.filter((other) => other.row.id !== row.id);
  return (
    <div className="admin-pair">
      <SelectField
        label={t('admin.units.parent')}
        value={row.parentId ?? ''}
        choices={[{ value: '', text: t('admin.units.noParent') }, ...others.map(choice)]}
        onChange={(id) => onChange({ parentId: id === '' ? null : id })}
      />
      <SelectField
        label={t('admin.units.tier')}
        value={row.tierId}
        choices={[
          ...(row.tierId === '' ? [{ value: '', text: t('admin.grants.choose') }] : []),
          ...tiers.map(choice),
        ]}
        onChange={(tierId) => onChange({ tierId })}
      />
      <SelectField
        label={t('admin.units.territory')}
        value={row.territoryId ?? ''}
        choices={[{ value: '', text: t('admin.units.noTerritory') }, ...territories.map(choice)]}
        onChange={(id) => onChange({ territoryId: id === '' ? null : id })}
      />
    </div>
  );
}
