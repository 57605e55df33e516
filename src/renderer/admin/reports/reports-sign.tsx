import { useTranslation } from 'react-i18next';
import { openReports } from './open-reports.ts';
import { useKnownReports } from './reports-context.ts';

/** How many reports wait; nothing when none does. */
export function ReportsSign() {
  const { t, i18n } = useTranslation();
  const count = openReports(useKnownReports().all);
  if (count === 0) return null;
  return (
    <span className="admin-count">
      <span aria-hidden="true">{count.toLocaleString(i18n.language)}</span>
      <span className="sr-only">{t('admin.reports.waiting', { count })}</span>
    </span>
  );
}
