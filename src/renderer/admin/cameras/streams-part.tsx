import { useTranslation } from 'react-i18next';
import { HubField } from '../../hub/hub-field.tsx';
import { CheckList } from '../fields/check-list.tsx';
import { ChosenCameraField, TypedCameraField } from './camera-fields.tsx';
import { useCameraForm } from './camera-form-context.ts';
import type { NewCredentials } from './new-credentials.ts';

const transports = [
  { value: 'tcp', text: 'TCP' },
  { value: 'udp', text: 'UDP' },
] as const;

interface Props {
  readonly isNew: boolean;
  readonly credentials: NewCredentials;
  onCredentials(credentials: NewCredentials): void;
}

/** Where the pictures come from. What the camera asks for goes in and never comes out again. */
export function StreamsPart({ isNew, credentials, onCredentials }: Props) {
  const { t } = useTranslation();
  const { row } = useCameraForm();
  const keep = isNew ? t('admin.cameras.credentialsNew') : t('admin.cameras.credentialsKeep');
  return (
    <>
      <div className="stream-pair">
        <TypedCameraField field="main" hint={t('admin.cameras.addressHint')} />
        <ChosenCameraField field="mainTransport" choices={transports} />
        <TypedCameraField field="sub" hint={t('admin.cameras.subHint')} />
        {row.sub.trim() === '' ? null : <ChosenCameraField field="subTransport" choices={transports} />}
      </div>
      {credentials.forget ? null : (
        <div className="admin-pair">
          <HubField
            label={t('admin.cameras.userName')}
            name="camera-user"
            value={credentials.userName}
            hint={keep}
            onChange={(userName) => onCredentials({ ...credentials, userName })}
          />
          <HubField
            label={t('admin.cameras.password')}
            name="camera-password"
            type="password"
            autoComplete="new-password"
            value={credentials.password}
            hint={t('admin.cameras.passwordHint')}
            onChange={(password) => onCredentials({ ...credentials, password })}
          />
        </div>
      )}
      {isNew ? null : (
        <CheckList
          label={t('admin.cameras.credentials')}
          choices={[{ value: 'forget', text: t('admin.cameras.credentialsForget') }]}
          chosen={credentials.forget ? ['forget'] : []}
          onChange={(chosen) => onCredentials({ userName: '', password: '', forget: chosen.length > 0 })}
        />
      )}
    </>
  );
}
