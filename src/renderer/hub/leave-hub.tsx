import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useOperator } from '../operator/operator-context.ts';
import { FaultBox } from '../ui/fault-box.tsx';
import { hubFaultWords } from './fault-words.ts';
import { useAct } from './use-act.ts';
import { useHub } from './use-hub.ts';

/** The way out, asked once, with what would be lost. */
export function LeaveHub() {
  const { t } = useTranslation();
  const { session } = useOperator();
  const waiting = useHub(({ view }) => view.waiting);
  const [asking, setAsking] = useState(false);
  const act = useAct();
  if (!asking)
    return (
      <footer className="hub-acts">
        <Button className="bar-button" onPress={() => setAsking(true)}>
          {t('hub.leave')}
        </Button>
      </footer>
    );
  return (
    <section className="hub-leave" aria-labelledby="hub-leave">
      <h3 id="hub-leave">{t('hub.leaveAsk')}</h3>
      <p>{t('hub.leaveText')}</p>
      {waiting > 0 ? <p>{t('hub.leaveWaiting', { count: waiting })}</p> : null}
      {act.fault ? <FaultBox>{hubFaultWords(t, act.fault)}</FaultBox> : null}
      <footer className="hub-acts">
        <Button className="main-button" autoFocus onPress={() => setAsking(false)}>
          {t('hub.stay')}
        </Button>
        <Button
          className="bar-button"
          isDisabled={act.busy}
          onPress={() => void act.run(() => session.bridge.call('hub.leave', { evenWaiting: true }))}
        >
          {t('hub.leaveDo')}
        </Button>
      </footer>
    </section>
  );
}
