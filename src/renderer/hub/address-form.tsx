import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperator } from '../operator/operator-context.ts';
import { HubField } from './hub-field.tsx';
import { HubForm } from './hub-form.tsx';
import { useAct } from './use-act.ts';

/** Where the hub is. */
export function AddressForm() {
  const { t } = useTranslation();
  const { session } = useOperator();
  const [address, setAddress] = useState('');
  const act = useAct();
  return (
    <HubForm
      act={act}
      words={t('hub.connect')}
      isDisabled={address.trim() === ''}
      onSubmit={() => void act.run(() => session.bridge.call('hub.connect', { address }))}
    >
      <p>{t('hub.addressText')}</p>
      <HubField
        label={t('hub.address')}
        name="address"
        value={address}
        hint={t('hub.addressHint')}
        autoFocus
        onChange={setAddress}
      />
    </HubForm>
  );
}
