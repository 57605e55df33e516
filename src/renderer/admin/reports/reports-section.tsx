import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReports } from '../../hub/reports/use-reports.ts';
import { goToCamera } from '../admin-place.ts';
import { ReportsPane } from './reports-pane.tsx';

/** What users reported of cameras that one looks after (Art. 23.4), in the administration. */
export function ReportsSection() {
  const { t } = useTranslation();
  const all = useReports((state) => state.all);
  const [picked, setPicked] = useState<string | null>(null);
  return (
    <ReportsPane
      label={t('admin.section.reports')}
      reports={all}
      picked={picked}
      empty={t('admin.reports.none')}
      pickText={t('admin.reports.pickText')}
      onPick={setPicked}
      toRecord={goToCamera}
    />
  );
}
