import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CapacityView } from '../../../shared/capacity/capacity.ts';
import { reasonWords } from '../../i18n/tile-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { useChord } from '../keys/use-chord.ts';
import { useOperator } from '../operator-context.ts';
import { perform } from '../perform.ts';
import { strainedTiles } from './low-tiles.ts';
import { roomWords } from './room-words.ts';
import { useCapacity } from './use-capacity.ts';
import './capacity.css';

/** What the machine can hold, how a measurement goes, and which tiles are low; opens the page that says all of it. */
export function CapacityButton() {
  const { t } = useTranslation();
  const operator = useOperator();
  const key = useChord('capacity');
  const view = useCapacity((state) => state.view);
  const words = roomWords(t, view);
  return (
    <Button className="act-button capacity-button" onPress={() => perform(operator, { act: 'capacity' })}>
      <Icon name="gauge" />
      <span className="capacity-words">
        <span className="capacity-long">{words.long}</span>
        <span className="capacity-short" aria-hidden="true">
          {words.short}
        </span>
        {view?.state === 'measuring' ? (
          <span className="capacity-thread" aria-hidden="true">
            <span style={{ width: `${view.progress * 100}%` }} />
          </span>
        ) : null}
      </span>
      {view ? <Low view={view} /> : null}
      {key === '' ? null : <kbd>{key}</kbd>}
    </Button>
  );
}

/** Small tiles are as they should be and are not spoken of here. */
function Low({ view }: { view: CapacityView }) {
  const { t } = useTranslation();
  const strained = strainedTiles(view);
  const count = strained.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return null;
  const why = strained.map(({ reason, count: tiles }) => `${reasonWords(t, reason, null)} ${tiles}`);
  const words = t('capacity.low', { count, why: why.join(', ') });
  return (
    <span className="capacity-low">
      <Icon name="warning" />
      <span className="capacity-why" title={words}>
        {words}
      </span>
    </span>
  );
}
