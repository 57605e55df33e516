import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useOperator } from '../../operator/operator-context.ts';
import { Icon } from '../../ui/icon.tsx';
import { unreadAnswers, untakenReports } from './count-reports.ts';
import { reportsPlace } from './reports-place.ts';
import { useReports } from './use-reports.ts';
import './reports.css';

/** In the top bar, only while reports wait at this desk for somebody to take them on, or one's own were answered. */
export function ReportsNotice() {
  const { t, i18n } = useTranslation();
  const { store, reports } = useOperator();
  const waiting = useReports(({ all }) => untakenReports(all));
  const answers = useReports(({ own }) => unreadAnswers(own));
  if (waiting === 0 && answers === 0) return null;
  const words = [
    waiting === 0 ? '' : t('hub.reports.untaken', { count: waiting }),
    answers === 0 ? '' : t('hub.reports.answers', { count: answers }),
  ].filter(Boolean);
  const open = () => {
    const unread = reports.store
      .getState()
      .own?.find(({ state, answerSeenAtMs }) => state === 'done' && answerSeenAtMs === null);
    if (unread) reportsPlace.setState({ side: 'own', reportId: unread.id });
    store.setState({ dialog: 'reports' });
  };
  return (
    <Button className="act-button reports-notice" onPress={open}>
      <span className="sr-only">{words.join(' · ')}</span>
      <span className="reports-count" title={words.join(' · ')} aria-hidden="true">
        {waiting === 0 ? null : (
          <>
            <Icon name="flag" /> {waiting.toLocaleString(i18n.language)}
          </>
        )}
        {answers === 0 ? null : (
          <>
            <Icon name="reply" /> {answers.toLocaleString(i18n.language)}
          </>
        )}
      </span>
    </Button>
  );
}
