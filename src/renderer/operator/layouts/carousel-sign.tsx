import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DisplayView } from '../../../shared/wall/wall-view.ts';
import { Icon } from '../../ui/icon.tsx';
import { ask } from '../desk-acts.ts';
import { useOperator } from '../operator-context.ts';
import './layouts.css';

/** Says that a carousel runs on this display and where it is, and stops it. Nothing while none runs. */
export function CarouselSign({ display }: { display: DisplayView }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const { carousel } = display;
  if (carousel === null) return null;
  const position = `${carousel.at + 1}/${carousel.layoutIds.length}`;
  const seconds = Math.round(carousel.dwellMs / 1000);
  return (
    <span className="carousel-sign">
      <Icon name="retry" />
      <span title={t('layouts.carouselEvery', { seconds })}>
        {t('layouts.carouselRuns')} <b>{position}</b>
      </span>
      <Button
        className="bar-button"
        aria-label={t('layouts.carouselStop')}
        onPress={() => ask(operator, 'wall.set-carousel', { displayId: display.id, carousel: null })}
      >
        <Icon name="stop" />
      </Button>
    </span>
  );
}
