import { useTranslation } from 'react-i18next';
import { FaultBox } from '../ui/fault-box.tsx';
import { EnrolForm } from './enrol-form.tsx';
import { hubFaultWords } from './fault-words.ts';
import { MustChangePassword } from './must-change-password.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { TrustForm } from './trust-form.tsx';
import { useHub } from './use-hub.ts';

/** The next step towards a signed-in desk, whatever it is. */
export function HubSteps() {
  const { t } = useTranslation();
  const { link, fault, fingerprint, mustChangePassword, person } = useHub(({ view }) => view);
  if (person && mustChangePassword) return <MustChangePassword />;
  return (
    <>
      {fault ? <FaultBox>{hubFaultWords(t, fault)}</FaultBox> : null}
      {link === 'untrusted' && fingerprint ? <TrustForm fingerprint={fingerprint} /> : null}
      {link === 'waiting-approval' ? <EnrolForm /> : null}
      {link === 'signed-out' ? <SignInForm /> : null}
      {link === 'connecting' ? (
        <p className="quiet" role="status">
          {t('hub.connecting')}
        </p>
      ) : null}
    </>
  );
}
