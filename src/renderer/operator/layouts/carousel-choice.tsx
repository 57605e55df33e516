import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import { LayoutIcon } from '../../ui/layout-icon.tsx';
import { useChord } from '../keys/use-chord.ts';
import { MissingSign } from './missing-sign.tsx';

interface Props {
  readonly layouts: readonly SavedLayout[];
  readonly full: boolean;
  onAdd(ids: readonly string[]): void;
}

/** The saved layouts, to be added to a carousel; without any, how to make one. */
export function CarouselChoice({ layouts, full, onAdd }: Props) {
  const { t } = useTranslation();
  const saveKey = useChord('save-layout');
  return (
    <section aria-labelledby="carousel-choice">
      <h3 id="carousel-choice">{t('layouts.savedTitle')}</h3>
      {layouts.length === 0 ? <p className="quiet">{t('layouts.carouselNone', { key: saveKey })}</p> : null}
      <ul className="carousel-list">
        {layouts.map((layout) => (
          <li key={layout.id}>
            <LayoutIcon grid={layout.grid} />
            <span className="layout-name">
              {layout.name}
              <MissingSign layout={layout} />
            </span>
            <Button
              className="bar-button"
              isDisabled={full}
              aria-label={t('layouts.addLabel', { name: layout.name })}
              onPress={() => onAdd([layout.id])}
            >
              {t('layouts.add')}
            </Button>
          </li>
        ))}
      </ul>
      {layouts.length > 1 ? (
        <Button className="bar-button" isDisabled={full} onPress={() => onAdd(layouts.map(({ id }) => id))}>
          {t('layouts.addAll')}
        </Button>
      ) : null}
    </section>
  );
}
