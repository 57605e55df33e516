import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperator } from '../operator/operator-context.ts';
import { HubField } from './hub-field.tsx';
import { HubForm } from './hub-form.tsx';
import { useAct } from './use-act.ts';
import { useHub } from './use-hub.ts';

/** This console waits for an administrator; the very first one is let in by the code that the hub printed. */
export function EnrolForm() {
  const { t } = useTranslation();
  const { session } = useOperator();
  const consoleId = useHub(({ view }) => view.consoleId);
  const [code, setCode] = useState('');
  const act = useAct();
  return (
    <HubForm
      act={act}
      words={t('hub.enrol')}
      isDisabled={code.trim() === ''}
      onSubmit={() => void act.run(() => session.bridge.call('hub.enrol', { code }))}
    >
      <p>{t('hub.waitingText')}</p>
      <p className="hub-console">
        {t('hub.consoleId')} <code>{consoleId}</code>
      </p>
      <HubField label={t('hub.code')} name="code" value={code} hint={t('hub.codeHint')} onChange={setCode} />
    </HubForm>
  );
}
