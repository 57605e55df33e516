import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConsoleDevice } from '../../../shared/hub/console-device.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { Message } from '../../ui/message.tsx';
import { adminFaultWords } from '../admin-fault-words.ts';
import { useHubRows } from '../hub-rows.ts';
import { PickList } from '../pick-list.tsx';
import { ConsoleForm } from './console-form.tsx';

const order = { asked: 0, approved: 1, revoked: 2 } as const;

/** The desks that asked to join, those that belong to the hub, and those that were shut out. */
export function ConsolesSection() {
  const { t } = useTranslation();
  const { rows, fault } = useHubRows('consoles');
  const [picked, setPicked] = useState<string | null>(null);
  const consoles = useMemo(
    () =>
      (rows ?? [])
        .filter(({ row }) => row !== null)
        .map(({ row }) => ConsoleDevice.parse(row))
        .sort((a, b) => order[a.state] - order[b.state] || a.name.localeCompare(b.name, 'vi')),
    [rows],
  );
  const one = consoles.find(({ id }) => id === picked);
  return (
    <>
      {fault ? <FaultBox>{adminFaultWords(t, fault)}</FaultBox> : null}
      <div className="admin-two">
        <PickList
          label={t('admin.section.consoles')}
          items={consoles.map(({ id, name, state }) => ({
            id,
            text: name,
            more: `${t(`admin.consoles.${state}`)} · ${id}`,
            quiet: state === 'revoked',
          }))}
          picked={picked}
          empty={rows === null ? t('admin.reading') : t('admin.consoles.none')}
          onPick={setPicked}
        />
        <div className="admin-detail">
          {one ? (
            <ConsoleForm key={one.id} device={one} />
          ) : (
            <Message icon="wall" title={t('admin.consoles.pick')} text={t('admin.consoles.pickText')} />
          )}
        </div>
      </div>
    </>
  );
}
