import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CameraReport } from '../../../shared/hub/camera-report.ts';
import { HubField } from '../../hub/hub-field.tsx';
import { useAct } from '../../hub/use-act.ts';
import { useHub } from '../../hub/use-hub.ts';
import { useOperator, useSession } from '../../operator/operator-context.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { adminFaultWords } from '../admin-fault-words.ts';
import { useUnsaved } from '../unsaved/use-unsaved.ts';
import { cameraTitle } from './camera-title.ts';

/** Takes a report on, answers and closes it. */
export function ReportActs({ report }: { report: CameraReport }) {
  const { t } = useTranslation();
  const { hub } = useOperator();
  const own = useHub(({ view }) => view.person?.id ?? null);
  const act = useAct();
  const [answer, setAnswer] = useState('');
  const { id, cameraId, handledBy, state } = report;
  const cameras = useSession((session) => session.cameras);
  useUnsaved(state !== 'done' && answer.trim() !== '', cameraTitle(cameras, cameraId));
  return (
    <>
      {act.fault ? <FaultBox>{adminFaultWords(t, act.fault)}</FaultBox> : null}
      {state === 'done' ? null : (
        <div className="admin-acts report-acts">
          {state === 'taken' && handledBy === own ? null : (
            <Button
              className="bar-button"
              isDisabled={act.busy}
              onPress={() => void act.run(() => hub.command('camera.report-take', { reportId: id }))}
            >
              {state === 'taken' ? t('admin.reports.takeOver') : t('admin.reports.take')}
            </Button>
          )}
          <HubField
            label={t('admin.reports.answer')}
            name="answer"
            value={answer}
            dir="auto"
            hint={t('admin.reports.answerHint')}
            onChange={setAnswer}
          />
          <Button
            className="main-button"
            isDisabled={act.busy || answer.trim() === ''}
            onPress={() => void act.run(() => hub.command('camera.report-done', { reportId: id, answer }))}
          >
            {t('admin.reports.done')}
          </Button>
        </div>
      )}
    </>
  );
}
