import { useTranslation } from 'react-i18next';
import type { Sector } from '../../../shared/rights/territory.ts';
import { useBook } from '../book-context.ts';
import { BookSection } from '../book-section.tsx';
import { SectorForm } from './sector-form.tsx';

/** The fields of state management: what sector centres see follows them. */
export function SectorsSection() {
  const { t } = useTranslation();
  const { sector: sectors, unit: units } = useBook();
  const usedBy = (id: string) => units.filter(({ row }) => row.sectorIds.includes(id)).length;
  return (
    <BookSection
      id="sectors"
      icon="city"
      rows={sectors}
      blank={blankSector}
      lineOf={({ id, name }) => ({ text: name, more: [t('admin.usedBy.count', { count: usedBy(id) })] })}
      form={(seen) => <SectorForm key={seen.row.id} seen={seen} />}
    />
  );
}

function blankSector(): Sector {
  return { id: crypto.randomUUID(), name: '', validFromMs: null, validToMs: null };
}
