import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperator } from '../operator/operator-context.ts';
import { Icon } from '../ui/icon.tsx';
import { HubField } from './hub-field.tsx';
import { HubForm } from './hub-form.tsx';
import { passwordRuleNames, passwordRules } from './password-rules.ts';
import { useAct } from './use-act.ts';

interface Props {
  /** Why it must be changed now; null: because the person wants to. */
  readonly why: string | null;
  onDone?(): void;
}

/** Another password; the rules are said beforehand and ticked off while typing. */
export function PasswordForm({ why, onDone }: Props) {
  const { t } = useTranslation();
  const { session } = useOperator();
  const [oldPassword, setOld] = useState('');
  const [newPassword, setNew] = useState('');
  const [again, setAgain] = useState('');
  const act = useAct();
  const met = passwordRuleNames.filter((rule) => passwordRules[rule](newPassword));
  const ready = met.length === passwordRuleNames.length && newPassword === again && oldPassword !== '';
  const change = async () => {
    const done = await act.run(() =>
      session.bridge.call('hub.change-password', { oldPassword, newPassword }),
    );
    if (!done) return;
    setOld('');
    setNew('');
    setAgain('');
    onDone?.();
  };
  return (
    <HubForm act={act} words={t('hub.changePassword')} isDisabled={!ready} onSubmit={() => void change()}>
      {why === null ? null : <p>{why}</p>}
      <HubField
        label={t('hub.oldPassword')}
        name="old"
        type="password"
        value={oldPassword}
        autoFocus
        onChange={setOld}
      />
      <HubField
        label={t('hub.newPassword')}
        name="new"
        type="password"
        value={newPassword}
        autoComplete="new-password"
        onChange={setNew}
      />
      <ul className="hub-rules">
        {passwordRuleNames.map((rule) => (
          <li key={rule} className={met.includes(rule) ? 'met' : 'quiet'}>
            <Icon name={met.includes(rule) ? 'check' : 'dots'} />
            {t(`hub.rule.${rule}`)}
          </li>
        ))}
      </ul>
      <HubField
        label={t('hub.newAgain')}
        name="again"
        type="password"
        value={again}
        autoComplete="new-password"
        onChange={setAgain}
      />
    </HubForm>
  );
}
