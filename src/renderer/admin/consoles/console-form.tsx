import { useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConsoleDevice } from '../../../shared/hub/console-device.ts';
import { HubField } from '../../hub/hub-field.tsx';
import { useAct } from '../../hub/use-act.ts';
import { minuteWords } from '../../i18n/moment-words.ts';
import { useOperator } from '../../operator/operator-context.ts';
import { type Fact, FactsList } from '../../ui/facts-list.tsx';
import { FaultBox } from '../../ui/fault-box.tsx';
import { adminFaultWords } from '../admin-fault-words.ts';
import { AskOnce } from '../ask-once.tsx';
import { useUnsaved } from '../unsaved/use-unsaved.ts';

/** One desk: let in under a name, or shut out. */
export function ConsoleForm({ device }: { device: ConsoleDevice }) {
  const { t } = useTranslation();
  const { hub } = useOperator();
  const act = useAct();
  const [name, setName] = useState(device.name);
  const { id: consoleId, state } = device;
  useUnsaved(state === 'asked' && name !== device.name, device.name);
  const bar = state === 'asked' ? 'refuse' : 'revoke';
  const canApprove = name.trim() !== '' && !act.busy;
  const approve = () => void act.run(() => hub.command('console.approve', { consoleId, name }));
  const facts: readonly Fact[] = [
    [t('admin.consoles.id'), consoleId],
    [t('admin.people.state'), t(`admin.consoles.${state}`)],
    [t('admin.consoles.askedAt'), minuteWords(device.askedAtMs)],
    [t('admin.consoles.decidedAt'), device.decidedAtMs === null ? '' : minuteWords(device.decidedAtMs)],
    [t('admin.consoles.seenAt'), device.lastSeenAtMs === null ? '' : minuteWords(device.lastSeenAtMs)],
  ];
  return (
    <>
      <h3>{device.name}</h3>
      <FactsList className="hub-facts" facts={facts} />
      {act.fault ? <FaultBox>{adminFaultWords(t, act.fault)}</FaultBox> : null}
      {state === 'asked' ? (
        <Form
          className="hub-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (canApprove) approve();
          }}
        >
          <p>{t('admin.consoles.compare')}</p>
          <HubField
            label={t('admin.consoles.name')}
            name="console-name"
            value={name}
            dir="auto"
            hint={t('admin.consoles.nameHint')}
            onChange={setName}
          />
          <footer>
            <Button className="main-button" type="submit" isDisabled={!canApprove}>
              {t('admin.consoles.approve')}
            </Button>
          </footer>
        </Form>
      ) : null}
      {state === 'revoked' ? (
        <p className="quiet">{t('admin.consoles.revokedText')}</p>
      ) : (
        <div className="admin-acts">
          <AskOnce
            words={t(`admin.consoles.${bar}`)}
            question={t(`admin.consoles.${bar}Ask`, { name: device.name })}
            isDisabled={act.busy}
            onDo={() => void act.run(() => hub.command('console.revoke', { consoleId }))}
          />
        </div>
      )}
    </>
  );
}
