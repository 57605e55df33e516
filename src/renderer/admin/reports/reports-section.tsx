import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraReport } from '../../../shared/hub/camera-report.ts';
import { momentWords } from '../../i18n/moment-words.ts';
import { useSession } from '../../operator/operator-context.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { Message } from '../../ui/message.tsx';
import { adminFaultWords } from '../admin-fault-words.ts';
import { useBook } from '../book-context.ts';
import { nameIn } from '../book-view.ts';
import { CheckList } from '../fields/check-list.tsx';
import { PickList } from '../pick-list.tsx';
import { cameraTitle } from './camera-title.ts';
import { ReportPart } from './report-part.tsx';
import { useKnownReports } from './reports-context.ts';

/** What users reported of cameras that one looks after (Art. 23.4). */
export function ReportsSection() {
  const { t } = useTranslation();
  const { all, fault } = useKnownReports();
  const { person: persons } = useBook();
  const cameras = useSession((state) => state.cameras);
  const [withDone, setWithDone] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  // One that was just closed stays in sight.
  const shown = all?.filter(({ id, state }) => withDone || state !== 'done' || id === picked) ?? [];
  const seen = shown.find(({ id }) => id === picked);
  const itemOf = ({ id, cameraId, what, reporterId, reportedAtMs, state, text }: CameraReport) => ({
    id,
    text: cameraTitle(cameras, cameraId),
    more: [
      t(`admin.reports.state.${state}`),
      t(`hub.report.kind.${what}`),
      nameIn(persons, reporterId),
      momentWords(reportedAtMs),
    ].join(' · '),
    also: text,
    quiet: state === 'done',
  });
  return (
    <div className="admin-two">
      <div className="admin-list">
        {fault ? <FaultBox>{adminFaultWords(t, fault)}</FaultBox> : null}
        <PickList
          label={t('admin.section.reports')}
          items={shown.map(itemOf)}
          picked={picked}
          empty={all === null ? t('admin.reading') : t('admin.reports.none')}
          onPick={setPicked}
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
          <ReportPart key={seen.id} report={seen} />
        ) : (
          <Message icon="flag" title={t('admin.reports.pick')} text={t('admin.reports.pickText')} />
        )}
      </div>
    </div>
  );
}
