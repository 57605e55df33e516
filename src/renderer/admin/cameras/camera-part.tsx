import { useTranslation } from 'react-i18next';
import { FaultBox } from '../../ui/fault-box.tsx';
import { adminFaultWords } from '../admin-fault-words.ts';
import { CameraForm } from './camera-form.tsx';
import { useRecord } from './use-record.ts';

interface Props {
  readonly cameraId: string;
  onBack(): void;
}

/** A camera of the catalogue, once its record is here. */
export function CameraPart({ cameraId, onBack }: Props) {
  const { t } = useTranslation();
  const { seen, fault } = useRecord(cameraId);
  return (
    <>
      {fault ? <FaultBox>{adminFaultWords(t, fault)}</FaultBox> : null}
      {seen ? <CameraForm key={cameraId} seen={seen} onKept={() => undefined} onRetired={onBack} /> : null}
      {seen || fault ? null : <p role="status">{t('admin.reading')}</p>}
    </>
  );
}
