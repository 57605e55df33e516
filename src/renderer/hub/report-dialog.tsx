import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CameraReport } from '../../shared/hub/camera-report.ts';
import { cameraNumber } from '../i18n/camera-number.ts';
import { say, selection } from '../operator/desk-acts.ts';
import { useOperator, useSession } from '../operator/operator-context.ts';
import { cameraAt } from '../operator/selected-tile.ts';
import { DialogSheet } from '../ui/dialog-sheet.tsx';
import { SheetHead } from '../ui/sheet-head.tsx';
import { ChoiceList } from './choice-list.tsx';
import { HubField } from './hub-field.tsx';
import { HubForm } from './hub-form.tsx';
import { useAct } from './use-act.ts';
import { useHub } from './use-hub.ts';

interface Props {
  readonly isOpen: boolean;
  onClose(): void;
}

const kinds = CameraReport.shape.what.options;

/** What is wrong with a camera, told to the unit that manages it. */
export function ReportDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <DialogSheet size="small" isOpen={isOpen} onClose={onClose}>
      <SheetHead title={t('hub.report.title')} onClose={onClose} />
      <div className="sheet-body hub-sheet">
        <ReportForm onClose={onClose} />
      </div>
    </DialogSheet>
  );
}

function ReportForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const { session } = operator;
  // The camera that was selected when it was asked: a wall that changes meanwhile changes nothing here.
  const [cameraId] = useState(() => cameraAt(session.store.getState().wall, selection(operator)));
  const camera = useSession((state) => (cameraId === null ? undefined : state.cameras.get(cameraId)));
  const online = useHub(({ view }) => view.link === 'online');
  const [what, setWhat] = useState<CameraReport['what']>('no-picture');
  const [text, setText] = useState('');
  const act = useAct();
  const report = async () => {
    if (cameraId === null) return;
    if (!(await act.run(() => session.bridge.call('camera.report', { cameraId, what, text })))) return;
    say(operator, online ? 'reported' : 'report-waiting', camera ? cameraNumber(camera.number) : cameraId);
    onClose();
  };
  const needsWords = what === 'other' && text.trim() === '';
  return (
    <HubForm
      act={act}
      words={t('hub.report.do')}
      isDisabled={cameraId === null || needsWords}
      onSubmit={() => void report()}
    >
      <p className="hub-pushed">
        <b>{camera ? cameraNumber(camera.number) : '?'}</b> <bdi>{camera?.name ?? cameraId}</bdi>
      </p>
      <ChoiceList<CameraReport['what']>
        label={t('hub.report.what')}
        value={what}
        autoFocus
        choices={kinds.map((kind) => ({ value: kind, text: t(`hub.report.kind.${kind}`) }))}
        onChoose={setWhat}
      />
      <HubField
        label={t('hub.report.text')}
        name="text"
        value={text}
        hint={needsWords ? t('hub.report.textNeeded') : t('hub.report.textHint')}
        dir="auto"
        onChange={setText}
      />
      {online ? null : <p className="quiet">{t('hub.report.away')}</p>}
    </HubForm>
  );
}
