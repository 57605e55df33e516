import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cameraNumber } from '../../i18n/camera-number.ts';
import { useSession } from '../../operator/operator-context.ts';
import { goToCamera } from '../admin-place.ts';
import { useIntoView } from '../use-into-view.ts';
import { useCameraForm } from './camera-form-context.ts';

interface Props {
  readonly suspectId: string;
  readonly busy: boolean;
  onGoOn(): void;
}

/** Another camera seems to show the same already (Art. 5.4): look at it, or go on with the written agreement. */
export function SuspectPart({ suspectId, busy, onGoOn }: Props) {
  const { t } = useTranslation();
  const part = useIntoView();
  const { row } = useCameraForm();
  const suspect = useSession((state) => state.cameras.get(suspectId));
  const hasDocument = [row.documentNumber, row.documentDate, row.documentSigner].every(
    (text) => text.trim() !== '',
  );
  return (
    <section className="hub-leave" role="alert" ref={part} tabIndex={-1}>
      <p>
        {suspect
          ? t('admin.cameras.suspect', {
              camera: `${cameraNumber(suspect.number)} ${suspect.name}`,
              unit: suspect.unit,
            })
          : t('admin.cameras.suspectHidden', { id: suspectId })}
      </p>
      <p className="quiet">
        {hasDocument ? t('admin.cameras.suspectReady') : t('admin.cameras.suspectNeeds')}
      </p>
      <div className="hub-acts">
        {suspect ? (
          <Button className="bar-button" onPress={() => goToCamera(suspectId)}>
            {t('admin.cameras.suspectOpen')}
          </Button>
        ) : null}
        <Button className="main-button" isDisabled={busy || !hasDocument} onPress={onGoOn}>
          {t('admin.cameras.suspectGoOn')}
        </Button>
      </div>
    </section>
  );
}
