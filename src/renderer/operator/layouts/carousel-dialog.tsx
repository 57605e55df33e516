import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DisplayView } from '../../../shared/wall/wall-view.ts';
import { ask } from '../desk-acts.ts';
import { useOperator, useSession } from '../operator-context.ts';
import { CarouselChoice } from './carousel-choice.tsx';
import { CarouselTurns } from './carousel-turns.tsx';
import { DwellField } from './dwell-field.tsx';
import { dwellSeconds } from './dwell-seconds.ts';
import { LayoutDialog } from './layout-dialog.tsx';

interface Props {
  readonly display: DisplayView;
  onClose(): void;
}

const usualSeconds = 20;
const mostTurns = 50;

/** Which saved layouts take turns on a display, in which order, each for how long. */
export function CarouselDialog({ display, onClose }: Props) {
  const { t } = useTranslation();
  const operator = useOperator();
  const layouts = useSession((state) => state.wall.layouts);
  const { carousel } = display;
  const [turns, setTurns] = useState<readonly string[]>(carousel?.layoutIds ?? []);
  const [typed, setTyped] = useState(() =>
    String(carousel ? Math.round(carousel.dwellMs / 1000) : usualSeconds),
  );
  const seconds = dwellSeconds(typed);
  const there = turns.filter((id) => layouts.some((layout) => layout.id === id));
  const start = () => {
    if (seconds === null) return;
    const wanted = { layoutIds: there, dwellMs: seconds * 1000 };
    ask(operator, 'wall.set-carousel', { displayId: display.id, carousel: wanted });
    onClose();
  };
  const stop = () => {
    ask(operator, 'wall.set-carousel', { displayId: display.id, carousel: null });
    onClose();
  };
  return (
    <LayoutDialog title={t('layouts.carouselTitle')} size="large" onClose={onClose}>
      <div className="carousel-lists">
        <CarouselChoice
          layouts={layouts}
          full={there.length >= mostTurns}
          onAdd={(ids) => setTurns([...there, ...ids].slice(0, mostTurns))}
        />
        <CarouselTurns layouts={layouts} turns={there} onTurns={setTurns} />
      </div>
      <DwellField value={typed} onChange={setTyped} />
      <footer>
        <Button className="main-button" isDisabled={there.length < 2 || seconds === null} onPress={start}>
          {t(carousel ? 'layouts.carouselRestart' : 'layouts.carouselStart')}
        </Button>
        {carousel ? (
          <Button className="bar-button" onPress={stop}>
            {t('layouts.carouselStop')}
          </Button>
        ) : null}
        <Button className="bar-button" onPress={onClose}>
          {t('layouts.cancel')}
        </Button>
        <span className="quiet" role="status">
          {there.length < 2 ? t('layouts.carouselTwo') : ''}
        </span>
      </footer>
    </LayoutDialog>
  );
}
