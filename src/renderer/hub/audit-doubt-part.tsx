import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AuditDoubt } from '../../shared/hub/audit-memory.ts';
import { recentWords } from '../i18n/moment-words.ts';
import { useOperator } from '../operator/operator-context.ts';
import { FaultBox } from '../ui/fault-box.tsx';
import { hubFaultWords } from './fault-words.ts';
import { useAct } from './use-act.ts';

/** The hub's audit log is not the one that this console knew: what was seen, what it may mean, whom to tell. It stays until somebody says that they did. */
export function AuditDoubtPart({ doubt }: { doubt: AuditDoubt }) {
  const { t } = useTranslation();
  const { session } = useOperator();
  const act = useAct();
  const { kind, remembered, found, atMs } = doubt;
  const seen = {
    was: remembered.seq,
    wasAt: recentWords(remembered.atMs),
    now: found.seq,
    at: recentWords(atMs),
  };
  return (
    <section className="hub-leave" aria-labelledby="hub-doubt">
      <h3 id="hub-doubt">{t(`hub.doubt.${kind}`)}</h3>
      <p>{t('hub.doubt.means', seen)}</p>
      <p>{t('hub.doubt.do')}</p>
      <footer className="hub-acts">
        <Button
          className="bar-button"
          isDisabled={act.busy}
          onPress={() => void act.run(() => session.bridge.call('hub.audit-seen', {}))}
        >
          {t('hub.doubt.seen')}
        </Button>
      </footer>
      {act.fault ? <FaultBox>{hubFaultWords(t, act.fault)}</FaultBox> : null}
    </section>
  );
}
