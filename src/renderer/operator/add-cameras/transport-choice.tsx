import { useTranslation } from 'react-i18next';
import type { CameraStream } from '../../../shared/camera/camera.ts';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';

type Transport = CameraStream['transport'];

interface Props {
  readonly value: Transport;
  onChoose(transport: Transport): void;
}

const choices = [
  { value: 'tcp', text: 'TCP' },
  { value: 'udp', text: 'UDP' },
] as const;

/** How the camera sends its streams, and which one to take when nobody knows. */
export function TransportChoice({ value, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <div className="add-transport">
      <span aria-hidden="true">{t('addCameras.transport')}</span>
      <SegmentedChoice
        label={t('addCameras.transport')}
        value={value}
        choices={choices}
        onChoose={onChoose}
      />
      <span className="quiet">{t('addCameras.transportHint')}</span>
    </div>
  );
}
