import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperator } from '../operator/operator-context.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { HubField } from './hub-field.tsx';
import { HubForm } from './hub-form.tsx';
import { useAct } from './use-act.ts';

/** Account and password; a demo's hub offers its accounts. The password is forgotten as soon as it is sent. */
export function SignInForm() {
  const { t } = useTranslation();
  const { session } = useOperator();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const act = useAct();
  const signIn = async (who: { account: string; password: string }) => {
    await act.run(() =>
      session.bridge.call('hub.sign-in', { account: who.account.trim(), password: who.password }),
    );
    setPassword('');
  };
  return (
    <div className="hub-sign-in">
      <HubForm
        act={act}
        words={t('hub.signIn')}
        isDisabled={account.trim() === '' || password === ''}
        onSubmit={() => void signIn({ account, password })}
      >
        <HubField
          label={t('hub.account')}
          name="account"
          value={account}
          autoFocus
          autoComplete="username"
          onChange={setAccount}
        />
        <HubField
          label={t('hub.password')}
          name="password"
          type="password"
          value={password}
          autoComplete="current-password"
          onChange={setPassword}
        />
      </HubForm>
      <DemoAccounts isDisabled={act.busy} onChoose={(chosen) => void signIn(chosen)} />
    </div>
  );
}
