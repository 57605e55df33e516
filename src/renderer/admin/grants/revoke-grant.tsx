import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HubField } from '../../hub/hub-field.tsx';
import { useAct } from '../../hub/use-act.ts';
import { useOperator } from '../../operator/operator-context.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { adminFaultWords } from '../admin-fault-words.ts';
import { AskOnce } from '../ask-once.tsx';

/** Takes a consent back, with the reason. */
export function RevokeGrant({ grantId }: { grantId: string }) {
  const { t } = useTranslation();
  const { hub } = useOperator();
  const act = useAct();
  const [reason, setReason] = useState('');
  return (
    <section className="admin-part">
      <HubField
        label={t('admin.grants.reason')}
        name="reason"
        value={reason}
        dir="auto"
        onChange={setReason}
      />
      {act.fault ? <FaultBox>{adminFaultWords(t, act.fault)}</FaultBox> : null}
      <div className="admin-acts">
        <AskOnce
          words={t('admin.grants.revoke')}
          question={t('admin.grants.revokeAsk')}
          isDisabled={act.busy || reason.trim() === ''}
          onDo={() => void act.run(() => hub.command('grant.revoke', { grantId, reason }))}
        />
      </div>
    </section>
  );
}
