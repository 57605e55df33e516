import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/rights/person.ts';
import { useAct } from '../../hub/use-act.ts';
import { useOperator } from '../../operator/operator-context.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { adminFaultWords } from '../admin-fault-words.ts';
import { AskOnce } from '../ask-once.tsx';
import type { Versioned } from '../book-view.ts';
import type { ToldPassword } from './people-section.tsx';
import { PersonSessions } from './person-sessions.tsx';

interface Props {
  readonly seen: Versioned<Person>;
  onTold(password: ToldPassword): void;
}

/** What is done to an account at once: shut, opened, a new password, its sessions. */
export function PersonActs({ seen: { row, version }, onTold }: Props) {
  const { t } = useTranslation();
  const { hub } = useOperator();
  const act = useAct();
  const [sessions, setSessions] = useState(false);
  const disable = (disabled: boolean) =>
    void act.run(() => hub.command('person.put', { row: { ...row, disabled }, version }));
  const reset = () =>
    void act.run(async () => {
      const { password } = await hub.command('person.reset-password', { personId: row.id });
      onTold({ name: row.name, account: row.account, password });
    });
  const { name } = row;
  return (
    <section className="admin-acts">
      {act.fault ? <FaultBox>{adminFaultWords(t, act.fault)}</FaultBox> : null}
      {row.disabled ? (
        <AskOnce
          words={t('admin.people.enable')}
          question={t('admin.people.enableAsk', { name })}
          isDisabled={act.busy}
          onDo={() => disable(false)}
        />
      ) : (
        <AskOnce
          words={t('admin.people.disable')}
          question={t('admin.people.disableAsk', { name })}
          isDisabled={act.busy}
          onDo={() => disable(true)}
        />
      )}
      <AskOnce
        words={t('admin.people.reset')}
        question={t('admin.people.resetAsk', { name })}
        isDisabled={act.busy}
        onDo={reset}
      />
      {sessions ? (
        <PersonSessions personId={row.id} />
      ) : (
        <Button className="bar-button" onPress={() => setSessions(true)}>
          {t('admin.people.sessions')}
        </Button>
      )}
    </section>
  );
}
