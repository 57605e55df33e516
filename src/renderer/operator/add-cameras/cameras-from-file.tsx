import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import './add-cameras.css';

/** Says that the list belongs to the file given with --cameras, and what to do then. */
export function CamerasFromFile() {
  const { t } = useTranslation();
  return (
    <div className="note-box" role="note">
      <Icon name="info" />
      <p>
        <strong>{t('addCameras.fromFileTitle')}</strong> {t('addCameras.fromFileDo')}
      </p>
    </div>
  );
}
