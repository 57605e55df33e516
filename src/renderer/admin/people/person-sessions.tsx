import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Fault, faultOf } from '../../../shared/base/fault.ts';
import type { SessionFacts } from '../../../shared/hub/account-commands.ts';
import { ConsoleDevice } from '../../../shared/hub/console-device.ts';
import { useAct } from '../../hub/use-act.ts';
import { minuteWords } from '../../i18n/moment-words.ts';
import { useOperator } from '../../operator/operator-context.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { adminFaultWords } from '../admin-fault-words.ts';
import { AskOnce } from '../ask-once.tsx';
import { useHubRows } from '../hub-rows.ts';

/** Where a person is signed in; each session can be ended. */
export function PersonSessions({ personId }: { personId: string }) {
  const { t } = useTranslation();
  const { hub } = useOperator();
  const act = useAct();
  const [sessions, setSessions] = useState<readonly SessionFacts[] | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [asked, setAsked] = useState(0);
  // Each session that was ended asks anew.
  useEffect(() => {
    let wanted = asked >= 0;
    hub.command('session.list', {}).then(
      ({ sessions: all }) => wanted && setSessions(all.filter((session) => session.personId === personId)),
      (error: unknown) => wanted && setFault(faultOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [hub, personId, asked]);
  const consoleName = useConsoleNames();
  const revoke = (sessionId: string) =>
    void act.run(async () => {
      await hub.command('session.revoke', { sessionId });
      setAsked((count) => count + 1);
    });
  const worst = act.fault ?? fault;
  return (
    <section className="admin-part">
      <h4>{t('admin.people.sessions')}</h4>
      {worst ? <FaultBox>{adminFaultWords(t, worst)}</FaultBox> : null}
      {sessions?.length === 0 ? <p className="quiet">{t('admin.people.noSessions')}</p> : null}
      <ul className="admin-rows">
        {sessions?.map(({ id, consoleId, signedInAtMs, lastSeenAtMs, online }) => (
          <li key={id}>
            <p>
              {online
                ? t('admin.people.online')
                : t('admin.people.seen', { time: minuteWords(lastSeenAtMs) })}
              {' · '}
              {t('admin.people.since', { console: consoleName(consoleId), time: minuteWords(signedInAtMs) })}
            </p>
            <AskOnce
              words={t('admin.people.endSession')}
              question={t('admin.people.endSessionAsk')}
              isDisabled={act.busy}
              onDo={() => revoke(id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Desks by the names that they were let in under. */
function useConsoleNames(): (id: string) => string {
  const { rows } = useHubRows('consoles');
  const names = useMemo(
    () => new Map((rows ?? []).map(({ id, row }) => [id, ConsoleDevice.safeParse(row).data?.name])),
    [rows],
  );
  return (id) => names.get(id) ?? id;
}
