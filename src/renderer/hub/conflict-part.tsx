import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ItemView } from '../../shared/contract/hub-view.ts';
import { useOperator } from '../operator/operator-context.ts';
import { FaultBox } from '../ui/fault-box.tsx';
import { hubFaultWords } from './fault-words.ts';
import { ItemSide } from './item-side.tsx';
import { refusedWords } from './refused-words.ts';
import { useAct } from './use-act.ts';

/** One change: mine, theirs, and which of them stays. */
export function ConflictPart({ view }: { view: ItemView }) {
  const { t } = useTranslation();
  const { session } = useOperator();
  const act = useAct();
  const { item, removed, conflict, refused } = view;
  const name = item.kind === 'layout' ? item.layout.name : item.title;
  const keep = (which: 'mine' | 'theirs') =>
    void act.run(() => session.bridge.call('items.resolve', { id: item.id, keep: which }));
  return (
    <section className="hub-conflict" aria-label={name}>
      {refused ? <FaultBox>{t('hub.conflict.refused', { why: refusedWords(t, refused) })}</FaultBox> : null}
      <div className="hub-sides">
        <div>
          <ItemSide title={t('hub.conflict.mine')} item={removed ? null : item} />
        </div>
        {conflict ? (
          <div>
            <ItemSide title={t('hub.conflict.theirs')} item={conflict.theirs} />
          </div>
        ) : null}
      </div>
      <footer className={conflict ? 'hub-sides' : ''}>
        <Button className="bar-button" isDisabled={act.busy} onPress={() => keep('mine')}>
          {conflict ? t('hub.conflict.keepMine') : t('hub.conflict.sendAgain')}
        </Button>
        <Button className="bar-button" isDisabled={act.busy} onPress={() => keep('theirs')}>
          {conflict ? t('hub.conflict.keepTheirs') : t('hub.conflict.drop')}
        </Button>
      </footer>
      {act.fault ? <FaultBox>{hubFaultWords(t, act.fault)}</FaultBox> : null}
    </section>
  );
}
