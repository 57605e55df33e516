import { useTranslation } from 'react-i18next';
import { useOperator } from '../operator/operator-context.ts';
import { HubForm } from './hub-form.tsx';
import { useAct } from './use-act.ts';

/** The fingerprint in groups that two people can read to each other. */
export function TrustForm({ fingerprint }: { fingerprint: string }) {
  const { t } = useTranslation();
  const { session } = useOperator();
  const act = useAct();
  const digits = fingerprint.replaceAll(':', '');
  const groups = Array.from({ length: Math.ceil(digits.length / 4) }, (_, at) => ({
    at,
    text: digits.slice(4 * at, 4 * at + 4),
  }));
  return (
    <HubForm
      act={act}
      words={t('hub.trust')}
      onSubmit={() => void act.run(() => session.bridge.call('hub.trust', { fingerprint }))}
    >
      <p>{t('hub.trustText')}</p>
      <p className="hub-fingerprint" dir="ltr">
        {groups.map(({ at, text }) => (
          <span key={at}>{text} </span>
        ))}
      </p>
    </HubForm>
  );
}
