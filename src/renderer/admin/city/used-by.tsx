import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../../shared/rights/unit.ts';
import { goToSection } from '../admin-opens.ts';
import type { Versioned } from '../book-view.ts';

interface Props {
  readonly units: readonly Versioned<Unit>[];
  /** What to do next. */
  readonly children?: ReactNode;
}

/** Units that something of the city's concerns; each leads to its form. */
export function UsedBy({ units, children }: Props) {
  const { t } = useTranslation();
  return (
    <section className="admin-part">
      <h4>{t('admin.usedBy.title')}</h4>
      {units.length === 0 ? <p className="quiet">{t('admin.usedBy.nobody')}</p> : null}
      <ul className="admin-links">
        {units.map(({ row: { id, name } }) => (
          <li key={id}>
            <Button className="bar-button" onPress={() => goToSection('units', { id })}>
              {name}
            </Button>
          </li>
        ))}
      </ul>
      <div>{children}</div>
    </section>
  );
}
