import { Meter } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSound } from './sound-context.ts';
import { decibels } from './sound-words.ts';

/** How loud the camera is, whatever the level: a bar, and the figure beside it. */
export function SoundMeter() {
  const { t } = useTranslation();
  const peakDb = useSound(({ sound }) => decibels(sound.peak));
  const words = peakDb <= -60 ? t('sound.quiet') : t('sound.decibels', { db: `${peakDb}`.replace('-', '−') });
  return (
    <Meter
      className="sound-meter"
      aria-label={t('sound.meter')}
      minValue={-60}
      maxValue={0}
      value={peakDb}
      valueLabel={words}
    >
      {({ percentage, valueText }) => (
        <>
          <div className="sound-bar">
            <div className="sound-fill" style={{ width: `${percentage}%` }} />
          </div>
          <span className="sound-decibels">{valueText}</span>
        </>
      )}
    </Meter>
  );
}
