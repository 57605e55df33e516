import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CameraReport } from '../../../shared/hub/camera-report.ts';
import { HubField } from '../../hub/hub-field.tsx';
import { useAct } from '../../hub/use-act.ts';
import { useHub } from '../../hub/use-hub.ts';
import { momentWords } from '../../i18n/moment-words.ts';
import { useOperator, useSession } from '../../operator/operator-context.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { adminFaultWords } from '../admin-fault-words.ts';
import { goToCamera } from '../admin-place.ts';
import { useBook } from '../book-context.ts';
import { nameIn } from '../book-view.ts';
import { cameraTitle } from './camera-title.ts';

/** One report: who said what when, and what is done about it. */
export function ReportPart({ report }: { report: CameraReport }) {
  const { t } = useTranslation();
  const { hub } = useOperator();
  const { person: persons, unit: units } = useBook();
  const cameras = useSession((state) => state.cameras);
  const own = useHub(({ view }) => view.person?.id ?? null);
  const act = useAct();
  const [answer, setAnswer] = useState('');
  const { id, cameraId, handledBy, state, doneAtMs } = report;
  const facts = [
    [t('admin.reports.what'), t(`hub.report.kind.${report.what}`)],
    [t('admin.reports.text'), report.text || t('admin.reports.noText')],
    [t('admin.reports.reporter'), nameIn(persons, report.reporterId)],
    [t('admin.reports.time'), momentWords(report.reportedAtMs)],
    [t('admin.reports.unit'), nameIn(units, report.managingUnitId)],
    [t('admin.reports.stateTitle'), t(`admin.reports.state.${state}`)],
    ...(handledBy === null ? [] : [[t('admin.reports.handler'), nameIn(persons, handledBy)]]),
    ...(doneAtMs === null ? [] : [[t('admin.reports.doneAt'), momentWords(doneAtMs)]]),
    ...(report.answer === '' ? [] : [[t('admin.reports.answer'), report.answer]]),
  ];
  return (
    <section className="admin-part report-part">
      <h3>
        <bdi>{cameraTitle(cameras, cameraId)}</bdi>
      </h3>
      <dl className="admin-facts report-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="quiet">{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      {cameras.has(cameraId) ? (
        <Button className="bar-button" onPress={() => goToCamera(cameraId)}>
          {t('admin.reports.toCamera')}
        </Button>
      ) : (
        <p className="quiet">{t('admin.reports.cameraGone')}</p>
      )}
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
    </section>
  );
}
