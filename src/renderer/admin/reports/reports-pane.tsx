import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraReport } from '../../../shared/hub/camera-report.ts';
import { useReports } from '../../hub/reports/use-reports.ts';
import { useHub } from '../../hub/use-hub.ts';
import { momentWords } from '../../i18n/moment-words.ts';
import { useSession } from '../../operator/operator-context.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { Message } from '../../ui/message.tsx';
import { adminFaultWords } from '../admin-fault-words.ts';
import { CheckList } from '../fields/check-list.tsx';
import { PickList } from '../pick-list.tsx';
import { cameraTitle } from './camera-title.ts';
import { ReportPart } from './report-part.tsx';

interface Props {
  readonly label: string;
  readonly reports: readonly CameraReport[] | null;
  readonly picked: string | null;
  /** Said when there is none. */
  readonly empty: string;
  readonly pickText: string;
  /** Those that are done are of interest from the first. */
  readonly beginsWithDone?: boolean;
  onPick(id: string): void;
  toRecord?(cameraId: string): void;
}

/** Reports as a list, and the one that is picked. */
export function ReportsPane(props: Props) {
  const { label, reports, picked, empty, pickText, beginsWithDone = false, onPick, toRecord } = props;
  const { t } = useTranslation();
  const fault = useReports((state) => state.fault);
  const itemOf = useReportItem();
  const [withDone, setWithDone] = useState(beginsWithDone);
  // One that was just closed stays in sight.
  const shown = reports?.filter(({ id, state }) => withDone || state !== 'done' || id === picked) ?? [];
  const seen = shown.find(({ id }) => id === picked);
  return (
    <div className="admin-two">
      <div className="admin-list">
        {fault ? <FaultBox>{adminFaultWords(t, fault)}</FaultBox> : null}
        <PickList
          label={label}
          items={shown.map(itemOf)}
          picked={picked}
          empty={reports === null ? t('admin.reading') : empty}
          onPick={onPick}
        />
        <CheckList
          label={t('admin.reports.show')}
          choices={[{ value: 'done', text: t('admin.reports.withDone') }]}
          chosen={withDone ? ['done'] : []}
          onChange={(chosen) => setWithDone(chosen.length > 0)}
        />
      </div>
      <div className="admin-detail">
        {seen ? (
          <ReportPart key={seen.id} report={seen} {...(toRecord ? { toRecord } : {})} />
        ) : (
          <Message icon="flag" title={t('admin.reports.pick')} text={pickText} />
        )}
      </div>
    </div>
  );
}

function useReportItem() {
  const { t } = useTranslation();
  const cameras = useSession((state) => state.cameras);
  const own = useHub(({ view }) => view.person?.id);
  return ({ id, cameraId, what, state, text, answerSeenAtMs, ...report }: CameraReport) => ({
    id,
    text: cameraTitle(cameras, cameraId),
    more: [
      t(`admin.reports.state.${state}`),
      t(`hub.report.kind.${what}`),
      // Of one's own the other side's name says more.
      report.reporterId === own ? report.handlerName : report.reporterName,
      momentWords(report.reportedAtMs),
    ]
      .filter(Boolean)
      .join(' · '),
    also: text,
    quiet: state === 'done' && answerSeenAtMs !== null,
  });
}
