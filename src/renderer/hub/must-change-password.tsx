import { useTranslation } from 'react-i18next';
import { FaultBox } from '../ui/fault-box.tsx';
import { hubFaultWords } from './fault-words.ts';
import { PasswordForm } from './password-form.tsx';
import { SignOutButton } from './sign-out-button.tsx';
import { useAct } from './use-act.ts';
import { useHub } from './use-hub.ts';

/** What stands between a person with a password of others' making and their work; whoever they are not signs out. */
export function MustChangePassword() {
  const { t } = useTranslation();
  const person = useHub(({ view }) => view.person);
  const act = useAct();
  if (person === null) return null;
  return (
    <>
      <PasswordForm why={t('hub.mustChange', { name: person.name, account: person.account })} />
      {act.fault ? <FaultBox>{hubFaultWords(t, act.fault)}</FaultBox> : null}
      <footer className="hub-acts">
        <SignOutButton className="bar-button" act={act} />
      </footer>
    </>
  );
}
