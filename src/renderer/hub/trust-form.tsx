import { useTranslation } from 'react-i18next';
import { useOperator } from '../operator/operator-context.ts';
import { HubForm } from './hub-form.tsx';
import { useAct } from './use-act.ts';

/** The fingerprint in groups that two people can read to each other. */
export function TrustForm({ fingerprint }: { fingerprint: string }) {
  const { t } = useTranslation();
  const { session } = useOperator();
  const act = useAct();
  const groups = fingerprint.replaceAll(':', '').match(/.{1,4}/g) ?? [];
  return (
    <HubForm
      act={act}
      words={t('hub.trust')}
      onSubmit={() => void act.run(() => session.bridge.call('hub.trust', { fingerprint }))}
    >
      <p>{t('hub.trustText')}</p>
      <p className="hub-fingerprint" dir="ltr">
        {groups.join(' ')}
      </p>
    </HubForm>
  );
}
