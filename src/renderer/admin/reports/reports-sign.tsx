import { useTranslation } from 'react-i18next';
import { openReports } from '../../hub/reports/count-reports.ts';
import { useReports } from '../../hub/reports/use-reports.ts';
import { CountSign } from './count-sign.tsx';

/** How many reports wait; nothing when none does. */
export function ReportsSign() {
  const { t } = useTranslation();
  const count = useReports(({ all }) => openReports(all).length);
  return <CountSign count={count} words={t('admin.reports.waiting', { count })} />;
}
