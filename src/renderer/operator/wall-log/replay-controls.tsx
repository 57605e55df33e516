import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { useReplay, useReplayState } from './replay-context.ts';

/** Play and pause, the speed, the changes before and after. */
export function ReplayControls() {
  const { t } = useTranslation();
  const replay = useReplay();
  const playing = useReplayState((state) => state.playing);
  const speed = useReplayState((state) => state.speed);
  const noFurther = useReplayState((state) => state.noFurther);
  return (
    <div className="wall-log-controls" role="toolbar" aria-label={t('wallLog.controls')}>
      <Button className="bar-button" onPress={() => replay.goToChange('previous')}>
        {t('wallLog.previous')} <kbd>J</kbd>
      </Button>
      <Button
        className="bar-button wall-log-play"
        onPress={() => replay.setPlaying(!playing)}
        aria-keyshortcuts="Space"
      >
        {playing ? t('wallLog.pause') : t('wallLog.play')} <kbd>{t('wallLog.space')}</kbd>
      </Button>
      <Button className="bar-button" onPress={() => replay.goToChange('next')}>
        {t('wallLog.next')} <kbd>L</kbd>
      </Button>
      <SegmentedChoice
        label={t('wallLog.speed')}
        value={speed === 1 ? '1' : '10'}
        choices={[
          { value: '1', text: '1×', label: t('wallLog.speedTimes', { times: 1 }) },
          { value: '10', text: '10×', label: t('wallLog.speedTimes', { times: 10 }) },
        ]}
        onChoose={(chosen) => replay.setSpeed(chosen === '1' ? 1 : 10)}
      />
      <span className="quiet">
        <kbd>,</kbd> <kbd>.</kbd> {t('wallLog.second')}
      </span>
      <span className="wall-log-hint" role="status">
        {noFurther === null ? '' : t(`wallLog.no-${noFurther}`)}
      </span>
    </div>
  );
}
