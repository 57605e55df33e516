import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { minuteWords } from '../../i18n/moment-words.ts';
import { useOperator } from '../../operator/operator-context.ts';
import { Icon } from '../../ui/icon.tsx';
import { openReports } from './count-reports.ts';
import { type ReportsSide, reportsPlace } from './reports-place.ts';
import { useReports } from './use-reports.ts';
import './reports.css';

/** Of a camera: what is reported of it and not mended yet, as far as who sits here may know; leads to it. Nothing where nothing is. */
export function FactsReports({ cameraId }: { cameraId: string }) {
  const { t } = useTranslation();
  const { store } = useOperator();
  const all = useReports((state) => state.all);
  const own = useReports((state) => state.own);
  const looksAfter = openReports(all).filter((report) => report.cameraId === cameraId);
  const made = openReports(own).filter((report) => report.cameraId === cameraId);
  const side: ReportsSide = looksAfter.length > 0 ? 'unit' : 'own';
  const open = side === 'unit' ? looksAfter : made;
  const [newest] = open;
  if (!newest) return null;
  return (
    <section className="facts-reports" aria-label={t('hub.reports.ofCamera', { count: open.length })}>
      <Icon name="flag" />
      <div>
        <p>
          <strong>{t('hub.reports.ofCamera', { count: open.length })}</strong>
        </p>
        <p className="quiet">
          {[
            t(`hub.report.kind.${newest.what}`),
            t(`admin.reports.state.${newest.state}`),
            side === 'unit' ? newest.reporterName : newest.handlerName,
            minuteWords(newest.reportedAtMs),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <Button
          className="bar-button"
          onPress={() => {
            reportsPlace.setState({ side, reportId: newest.id });
            store.setState({ dialog: 'reports' });
          }}
        >
          {t('hub.reports.look')}
        </Button>
      </div>
    </section>
  );
}
