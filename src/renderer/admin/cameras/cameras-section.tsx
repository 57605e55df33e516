import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useHub } from '../../hub/use-hub.ts';
import { useSession } from '../../operator/operator-context.ts';
import { adminPlace } from '../admin-place.ts';
import { useBook } from '../book-context.ts';
import { ImportPart } from '../import/import-part.tsx';
import { leaveForm } from '../unsaved/unsaved.ts';
import { CameraForm } from './camera-form.tsx';
import { CameraPart } from './camera-part.tsx';
import { blankCamera, type CameraText } from './camera-text.ts';
import { type CatalogueFilter, noCatalogueFilter } from './catalogue-filter.ts';
import { CatalogueList } from './catalogue-list.tsx';
import './cameras.css';

/** The catalogue of cameras: found, looked at, changed, taken from a file, saved as one. */
export function CamerasSection() {
  const { t } = useTranslation();
  const cameraId = useStore(adminPlace, (place) => place.cameraId);
  const [filter, setFilter] = useState<CatalogueFilter>(noCatalogueFilter);
  const [fresh, setFresh] = useState<CameraText | null>(null);
  const [importing, setImporting] = useState(false);
  const blank = useBlank();
  const back = () => {
    setFresh(null);
    setImporting(false);
    adminPlace.setState({ cameraId: null });
  };
  if (cameraId === null && fresh === null && !importing)
    return (
      <CatalogueList
        filter={filter}
        onFilter={setFilter}
        onOpen={(id) => adminPlace.setState({ cameraId: id })}
        onNew={() => setFresh(blank())}
        onImport={() => setImporting(true)}
      />
    );
  return (
    <div className="admin-detail camera-detail">
      <Button className="bar-button" onPress={() => leaveForm(back)}>
        {t('admin.cameras.back')}
      </Button>
      {body()}
    </div>
  );

  function body() {
    if (cameraId !== null) return <CameraPart key={cameraId} cameraId={cameraId} onBack={back} />;
    if (fresh === null) return <ImportPart />;
    const kept = (id: string) => {
      setFresh(null);
      adminPlace.setState({ cameraId: id });
    };
    return <CameraForm key={fresh.id} seen={{ row: fresh, version: 0 }} onKept={kept} onRetired={back} />;
  }
}

/** A new camera of one's own unit and its territory, with the number after the last. */
function useBlank(): () => CameraText {
  const { unit: units } = useBook();
  const ownUnitId = useHub(({ view }) => view.person?.unitId ?? '');
  const cameras = useSession((state) => state.cameras);
  return () => {
    const unit = units.find(({ row }) => row.id === ownUnitId)?.row;
    let last = 0;
    for (const { number } of cameras.values()) last = Math.max(last, number);
    return blankCamera(ownUnitId, unit?.territoryId ?? '', last + 1);
  };
}
