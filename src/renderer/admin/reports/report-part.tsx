import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CameraReport } from '../../../shared/hub/camera-report.ts';
import { momentWords } from '../../i18n/moment-words.ts';
import { useSession } from '../../operator/operator-context.ts';
import { type Fact, FactsList } from '../../ui/facts-list.tsx';
import { cameraTitle } from './camera-title.ts';
import { ReportActs } from './report-acts.tsx';
import { useHandles } from './use-handles.ts';
import { useReadAnswer } from './use-read-answer.ts';
import { useUnitNames } from './use-unit-names.ts';

interface Props {
  readonly report: CameraReport;
  /** Where the camera's record can be opened. */
  toRecord?(cameraId: string): void;
}

/** One report: who said what when, what became of it, and what may be done about it. */
export function ReportPart({ report, toRecord }: Props) {
  const { t } = useTranslation();
  const unitName = useUnitNames();
  const handles = useHandles();
  useReadAnswer(report);
  const cameras = useSession((state) => state.cameras);
  const { cameraId, handledBy, state, doneAtMs } = report;
  const facts: readonly Fact[] = [
    [t('admin.reports.what'), t(`hub.report.kind.${report.what}`)],
    [t('admin.reports.text'), report.text || t('admin.reports.noText')],
    [t('admin.reports.reporter'), report.reporterName ?? report.reporterId],
    [t('admin.reports.time'), momentWords(report.reportedAtMs)],
    [t('admin.reports.unit'), unitName(report.managingUnitId)],
    [t('admin.reports.stateTitle'), t(`admin.reports.state.${state}`)],
    [t('admin.reports.handler'), report.handlerName ?? handledBy],
    [t('admin.reports.doneAt'), doneAtMs === null ? null : momentWords(doneAtMs)],
    [t('admin.reports.answer'), report.answer],
  ];
  return (
    <section className="admin-part report-part">
      <h3>
        <bdi>{cameraTitle(cameras, cameraId)}</bdi>
      </h3>
      <FactsList className="admin-facts report-facts" facts={facts} />
      {cameras.has(cameraId) ? null : <p className="quiet">{t('admin.reports.cameraGone')}</p>}
      {toRecord && cameras.has(cameraId) ? (
        <Button className="bar-button" onPress={() => toRecord(cameraId)}>
          {t('admin.reports.toCamera')}
        </Button>
      ) : null}
      {handles(report) ? <ReportActs report={report} /> : null}
    </section>
  );
}
