import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Fault, faultOf } from '../../../shared/base/fault.ts';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { useHub } from '../../hub/use-hub.ts';
import { cameraNumber } from '../../i18n/camera-number.ts';
import { DialogSheet } from '../../ui/dialog-sheet.tsx';
import { SheetHead } from '../../ui/sheet-head.tsx';
import { FaultLine } from '../add-cameras/fault-line.tsx';
import { useListOwner } from '../add-cameras/list-owner.ts';
import { ask } from '../desk-acts.ts';
import { useOperator } from '../operator-context.ts';
import type { Operator } from '../operator-store.ts';

/** Takes a camera out of the console's own list, after asking once; nothing where the list belongs to a file or a hub. */
export function RemoveCamera({ camera }: { camera: CameraInfo }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const alone = useHub(({ view }) => view.link === 'none');
  if (useListOwner() !== 'console' || !alone) return null;
  return (
    <>
      <Button className="wide-button" onPress={() => setAsking(true)}>
        {t('removeCamera.ask')}
      </Button>
      {asking ? <Question camera={camera} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function Question({ camera, onClose }: { camera: CameraInfo; onClose: () => void }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    setFault(null);
    try {
      await operator.session.bridge.call('cameras.remove', { ids: [camera.id] });
      clearTiles(operator, camera.id);
      onClose();
    } catch (error) {
      setFault(faultOf(error));
      setBusy(false);
    }
  };
  return (
    <DialogSheet size="small" role="alertdialog" onClose={onClose}>
      <SheetHead title={t('removeCamera.title')} />
      <div className="sheet-body">
        <p>
          <b>{cameraNumber(camera.number)}</b> <bdi>{camera.name}</bdi>
        </p>
        <p>{t('removeCamera.text')}</p>
        <FaultLine fault={fault} />
        <footer>
          <Button className="main-button" isDisabled={busy} onPress={() => void remove()}>
            {t('removeCamera.do')}
          </Button>
          <Button className="bar-button" autoFocus onPress={onClose}>
            {t('removeCamera.keep')}
          </Button>
        </footer>
      </div>
    </DialogSheet>
  );
}

/** A tile would go on wanting a camera that is in no list. */
function clearTiles(operator: Operator, cameraId: string): void {
  for (const { id: displayId, tiles } of operator.session.store.getState().wall.displays)
    tiles.forEach((wanted, tile) => {
      if (wanted === cameraId) ask(operator, 'wall.place', { displayId, tile, cameraId: null });
    });
}
