import { useTranslation } from 'react-i18next';
import { clockWords } from '../../i18n/clock-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Message } from '../../ui/message.tsx';
import { useSession } from '../operator-context.ts';
import { actWords, whoWords } from './act-words.ts';
import { gapWords, momentWords } from './gap-words.ts';
import { dayWords } from './moment-text.ts';
import { useReplayState } from './replay-context.ts';
import { ReplayPlan } from './replay-plan.tsx';
import type { ShownMoment } from './replay-store.ts';

/** Never to be taken for live: the word and an amber clock over what the display showed, and who had wanted it so. */
export function ReplayScreen() {
  const { t } = useTranslation();
  const atMs = useReplayState((state) => state.atMs);
  const shown = useReplayState((state) => state.shown);
  return (
    <section className="replay" aria-label={t('wallLog.screen')}>
      <p className="replay-sign">
        <Icon name="clock" />
        <strong>{t('wallLog.replay')}</strong>
        <time dateTime={new Date(atMs).toISOString()}>{clockWords(atMs)}</time>
        <span>{dayWords(atMs)}</span>
      </p>
      {shown === null ? <p className="replay-waiting">{t('wallLog.asking')}</p> : <Answer {...shown} />}
    </section>
  );
}

function Answer({ answer, atMs, displayId }: ShownMoment) {
  const { t } = useTranslation();
  const bounds = useSession((state) => state.wall.displays.find(({ id }) => id === displayId)?.bounds);
  const { running, gap, grid, change } = answer;
  return (
    <>
      <p className="replay-who">
        {change === null
          ? ''
          : t('wallLog.since', {
              moment: momentWords(change.atMs),
              act: actWords(t, change.act),
              who: whoWords(t, change.by),
            })}
      </p>
      {running ? null : (
        <p className="replay-gap">
          <Icon name="warning" />
          <span>{[gapWords(t, gap), grid ? t('wallLog.gapWanted') : ''].filter(Boolean).join(' ')}</span>
        </p>
      )}
      {grid === null ? (
        <Message icon="unknown" title={t('wallLog.unknown')} text={t('wallLog.unknownText')} />
      ) : (
        <ReplayPlan
          answer={answer}
          atMs={atMs}
          grid={grid}
          shape={bounds ? bounds.width / bounds.height : 16 / 9}
        />
      )}
    </>
  );
}
