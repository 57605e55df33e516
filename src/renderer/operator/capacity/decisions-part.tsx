import { useTranslation } from 'react-i18next';
import type { CapacityView } from '../../../shared/capacity/capacity.ts';
import { cameraNumber } from '../../i18n/camera-number.ts';
import { clockWords } from '../../i18n/clock-words.ts';
import { reasonWords } from '../../i18n/tile-words.ts';
import { useSession } from '../operator-context.ts';
import { actWords } from './act-words.ts';

/** As many of the last decisions as are read at a glance. */
const shown = 12;

/** What was last changed on tiles, and why. */
export function DecisionsPart({ view: { decisions } }: { view: CapacityView }) {
  const { t } = useTranslation();
  const cameras = useSession((state) => state.cameras);
  return (
    <section aria-labelledby="capacity-decisions">
      <h3 id="capacity-decisions">{t('capacity.decisions')}</h3>
      {decisions.length === 0 ? <p className="quiet">{t('capacity.decisionsNone')}</p> : null}
      <ol className="capacity-decisions">
        {lastDecisions(decisions).map(([key, { atMs, cameraId, act, reason }]) => {
          const camera = cameras.get(cameraId);
          return (
            <li key={key}>
              <time dateTime={new Date(atMs).toISOString()}>{clockWords(atMs)}</time>
              <span>
                <b>{camera ? cameraNumber(camera.number) : cameraId}</b> {camera?.name}
                {': '}
                {actWords(t, act)}
                {reason === null || saysItself(act) ? '' : ` (${reasonWords(t, reason, null)})`}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Its reason would be the same words again. */
function saysItself(act: string): boolean {
  return act === 'to-keyframes' || act === 'to-half';
}

/** The newest by their keys. A camera that is in two windows and changes in both is told once. */
function lastDecisions(decisions: CapacityView['decisions']) {
  const byKey = new Map(decisions.map((one) => [`${one.atMs} ${one.cameraId} ${one.act}`, one]));
  return [...byKey].slice(0, shown);
}
