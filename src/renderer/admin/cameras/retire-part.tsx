import { useTranslation } from 'react-i18next';
import { useAct } from '../../hub/use-act.ts';
import { useOperator } from '../../operator/operator-context.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { adminFaultWords } from '../admin-fault-words.ts';
import { AskOnce } from '../ask-once.tsx';
import type { Versioned } from '../book-view.ts';
import type { CameraText } from './camera-text.ts';
import { readCameraText } from './read-camera-text.ts';

interface Props {
  readonly seen: Versioned<CameraText>;
  /** What is being edited must be kept or dropped first. */
  readonly isEdited: boolean;
  onRetired(): void;
}

/** Takes a camera out of service: its record and history stay. */
export function RetirePart({ seen: { row, version }, isEdited, onRetired }: Props) {
  const { t } = useTranslation();
  const { hub } = useOperator();
  const act = useAct();
  const { camera } = readCameraText(row);
  const retire = async () => {
    if (camera === null) return;
    const put = { camera: { ...camera, retired: true }, version, credentials: null, duplicateOf: null };
    if (await act.run(() => hub.command('camera.put', put))) onRetired();
  };
  return (
    <section className="admin-acts">
      {act.fault ? <FaultBox>{adminFaultWords(t, act.fault)}</FaultBox> : null}
      <AskOnce
        words={t('admin.cameras.retire')}
        question={t('admin.cameras.retireAsk', { name: row.name })}
        isDisabled={act.busy || isEdited || camera === null}
        onDo={() => void retire()}
      />
      {isEdited ? <p className="quiet">{t('admin.cameras.retireFirst')}</p> : null}
    </section>
  );
}
