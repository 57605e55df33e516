import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskPresence, PushedContent } from '../../shared/hub/wall-push.ts';
import { say } from '../operator/desk-acts.ts';
import { useOperator } from '../operator/operator-context.ts';
import { SegmentedChoice } from '../ui/segmented-choice.tsx';
import { ChoiceList } from './choice-list.tsx';
import { HubField } from './hub-field.tsx';
import { HubForm } from './hub-form.tsx';
import { useAct } from './use-act.ts';
import { useHub } from './use-hub.ts';

interface Props {
  readonly content: PushedContent;
  readonly desks: readonly DeskPresence[];
  onClose(): void;
}

const anywhere = '';

/** Which desk, which of its displays, and why: the one there reads it. */
export function PushForm({ content, desks, onClose }: Props) {
  const { t } = useTranslation();
  const operator = useOperator();
  const units = useHub(({ access }) => access?.book.units);
  const [consoleId, setConsole] = useState(desks[0]?.consoleId ?? null);
  const [display, setDisplay] = useState(anywhere);
  const [reason, setReason] = useState('');
  const act = useAct();
  const desk = desks.find((one) => one.consoleId === consoleId);
  const unitName = (id: string) => units?.find((unit) => unit.id === id)?.name ?? '';
  const push = async () => {
    if (!desk) return;
    const displayId = desk.displays.some(({ id }) => id === display) ? display : null;
    const input = { consoleId: desk.consoleId, displayId, content, reason };
    if (!(await act.run(() => operator.hub.command('wall.push', input)))) return;
    say(operator, 'pushed', desk.personName);
    onClose();
  };
  return (
    <HubForm
      act={act}
      words={t('hub.push.do')}
      isDisabled={!desk || reason.trim() === ''}
      onSubmit={() => void push()}
    >
      <ChoiceList
        label={t('hub.push.desk')}
        value={consoleId}
        autoFocus
        choices={desks.map((one) => ({
          value: one.consoleId,
          text: one.personName,
          more: [unitName(one.unitId), one.name].filter(Boolean).join(' · '),
        }))}
        onChoose={(chosen) => {
          setConsole(chosen);
          setDisplay(anywhere);
        }}
      />
      {desk && desk.displays.length > 1 ? (
        <div className="hub-segments">
          <span aria-hidden="true">{t('hub.push.display')}</span>
          <SegmentedChoice
            label={t('hub.push.display')}
            value={display}
            choices={[
              { value: anywhere, text: t('hub.push.anyDisplay') },
              ...desk.displays.map(({ id, name }, index) => ({
                value: id,
                text: t('plan.display', { index: index + 1 }),
                label: `${t('plan.display', { index: index + 1 })} ${name}`,
              })),
            ]}
            onChoose={setDisplay}
          />
        </div>
      ) : null}
      <HubField
        label={t('hub.push.reason')}
        name="reason"
        value={reason}
        hint={t('hub.push.reasonHint')}
        dir="auto"
        onChange={setReason}
      />
    </HubForm>
  );
}
