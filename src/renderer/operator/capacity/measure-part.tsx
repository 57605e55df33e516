import { useState } from 'react';
import { Button, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CapacityView } from '../../../shared/capacity/capacity.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { useOperator } from '../operator-context.ts';
import { faultWords } from './fault-words.ts';
import { measuredWords } from './measured-words.ts';
import { percentOf } from './room-words.ts';
import { useCapacity } from './use-capacity.ts';

/** When the machine was measured, and measuring it again: asks once, shows how it goes, says how it ended. */
export function MeasurePart({ view }: { view: CapacityView }) {
  const { t } = useTranslation();
  const refusal = useCapacity((state) => state.refusal);
  const outcome = useCapacity((state) => state.outcome);
  return (
    <section className="capacity-measure" aria-label={t('capacity.measureTitle')}>
      {view.state === 'measuring' ? <Measuring progress={view.progress} /> : <MeasureAgain view={view} />}
      <p className="capacity-outcome" role="status">
        {outcome ? t(`capacity.outcome.${outcome}`) : ''}
      </p>
      {refusal ? <FaultBox>{faultWords(t, refusal)}</FaultBox> : null}
    </section>
  );
}

function Measuring({ progress }: { progress: number }) {
  const { t } = useTranslation();
  const { capacity } = useOperator();
  // One that began by itself takes the focus from nobody.
  const asked = useCapacity((state) => state.asked);
  const percent = percentOf(progress);
  return (
    <>
      <ProgressBar className="capacity-progress" aria-label={t('capacity.measureTitle')} value={percent}>
        <span>{t('capacity.measuringLine', { percent })}</span>
        <span className="capacity-bar" aria-hidden="true">
          <span style={{ width: `${percent}%` }} />
        </span>
      </ProgressBar>
      <p className="quiet">{t('capacity.measuringText')}</p>
      <footer>
        <Button className="bar-button" autoFocus={asked} onPress={() => capacity.cancel()}>
          {t('capacity.cancel')}
        </Button>
      </footer>
    </>
  );
}

function MeasureAgain({ view }: { view: CapacityView }) {
  const { t, i18n } = useTranslation();
  const { capacity } = useOperator();
  const [asking, setAsking] = useState(false);
  const words = t(view.measuredAtMs === null ? 'capacity.measure' : 'capacity.measureAgain');
  if (asking)
    return (
      <div role="alertdialog" aria-label={words} aria-describedby="capacity-question">
        <p id="capacity-question">{t('capacity.question')}</p>
        <footer>
          <Button
            className="main-button"
            autoFocus
            onPress={() => {
              setAsking(false);
              capacity.measure();
            }}
          >
            {t('capacity.measureNow')}
          </Button>
          <Button className="bar-button" onPress={() => setAsking(false)}>
            {t('capacity.leave')}
          </Button>
        </footer>
      </div>
    );
  return (
    <div className="capacity-when">
      <p>{measuredWords(t, i18n.language, view)}</p>
      <Button className="main-button" onPress={() => setAsking(true)}>
        {words}
      </Button>
    </div>
  );
}
