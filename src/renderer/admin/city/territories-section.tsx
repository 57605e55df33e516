import { useTranslation } from 'react-i18next';
import type { Territory } from '../../../shared/rights/territory.ts';
import { useBook } from '../book-context.ts';
import { BookSection } from '../book-section.tsx';
import { nameIn } from '../book-view.ts';
import { TerritoryForm } from './territory-form.tsx';

/** The city's territories: what wards' units see follows them. */
export function TerritoriesSection() {
  const { t } = useTranslation();
  const { territory: territories, unit: units } = useBook();
  return (
    <BookSection
      id="territories"
      icon="city"
      rows={territories}
      blank={blankTerritory}
      lineOf={({ id, name, parentId }) => ({
        text: name,
        more: [
          parentId === null ? t('admin.territories.top') : nameIn(territories, parentId),
          t('admin.usedBy.count', { count: units.filter(({ row }) => row.territoryId === id).length }),
        ],
      })}
      form={(seen) => <TerritoryForm key={seen.row.id} seen={seen} />}
    />
  );
}

function blankTerritory(): Territory {
  return { id: crypto.randomUUID(), name: '', parentId: null, validFromMs: null, validToMs: null };
}
