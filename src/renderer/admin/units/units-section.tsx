import { useBook } from '../book-context.ts';
import { BookSection } from '../book-section.tsx';
import { nameIn } from '../book-view.ts';
import { blankUnit } from './blank-unit.ts';
import { UnitForm } from './unit-form.tsx';

/** The units that manage or use cameras. */
export function UnitsSection() {
  const { unit: units, tier: tiers, territory: territories } = useBook();
  return (
    <BookSection
      id="units"
      icon="city"
      rows={units}
      blank={blankUnit}
      lineOf={({ name, tierId, territoryId, focalPoint }) => ({
        text: name,
        more: [nameIn(tiers, tierId), focalPoint.name],
        also: territoryId === null ? '' : nameIn(territories, territoryId),
      })}
      form={(seen) => <UnitForm key={seen.row.id} seen={seen} />}
    />
  );
}
