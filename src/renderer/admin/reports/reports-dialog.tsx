import { useEffect } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { openReports, unreadAnswers } from '../../hub/reports/count-reports.ts';
import { leaveReports, reportsPlace } from '../../hub/reports/reports-place.ts';
import { useReports } from '../../hub/reports/use-reports.ts';
import { useHub } from '../../hub/use-hub.ts';
import { DialogSheet } from '../../ui/dialog-sheet.tsx';
import { SheetHead } from '../../ui/sheet-head.tsx';
import { leaveForm } from '../unsaved/unsaved.ts';
import { UnsavedQuestion } from '../unsaved/unsaved-question.tsx';
import { CountSign } from './count-sign.tsx';
import { ReportsPane } from './reports-pane.tsx';
import '../admin.css';
import './reports.css';

interface Props {
  readonly isOpen: boolean;
  onClose(): void;
}

/** Reports of cameras at the desk, for everybody: those that one's unit looks after, and what came of one's own. */
export function ReportsDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const close = () => leaveForm(onClose);
  return (
    <DialogSheet size="full" isOpen={isOpen} isDismissable onClose={close}>
      <SheetHead title={t('hub.reports.title')} onClose={close} />
      <Sides />
      <UnsavedQuestion />
    </DialogSheet>
  );
}

function Sides() {
  const { t } = useTranslation();
  useEffect(() => leaveReports, []);
  const { side, reportId } = useStore(reportsPlace);
  const all = useReports((state) => state.all);
  const own = useReports((state) => state.own);
  const online = useHub(({ view }) => view.link === 'online');
  const waiting = openReports(all).length;
  const answers = unreadAnswers(own);
  const onPick = (id: string) => reportsPlace.setState({ reportId: id });
  return (
    <Tabs
      className="reports-sides"
      selectedKey={side}
      onSelectionChange={(key) =>
        leaveForm(() => reportsPlace.setState({ side: key === 'own' ? 'own' : 'unit', reportId: null }))
      }
    >
      <TabList aria-label={t('hub.reports.title')} className="reports-tabs">
        <Tab id="unit" className="admin-tab">
          {t('hub.reports.unit')}
          <CountSign count={waiting} words={t('admin.reports.waiting', { count: waiting })} />
        </Tab>
        <Tab id="own" className="admin-tab">
          {t('hub.reports.own')}
          <CountSign count={answers} words={t('hub.reports.answers', { count: answers })} />
        </Tab>
      </TabList>
      {online ? null : <p className="quiet reports-away">{t('hub.reports.away')}</p>}
      <TabPanel id="unit" className="admin-panel">
        <ReportsPane
          label={t('hub.reports.unit')}
          reports={all}
          picked={reportId}
          empty={t('admin.reports.none')}
          pickText={t('admin.reports.pickText')}
          onPick={onPick}
        />
      </TabPanel>
      <TabPanel id="own" className="admin-panel">
        <ReportsPane
          label={t('hub.reports.own')}
          reports={own}
          picked={reportId}
          empty={t('hub.reports.noneOwn')}
          pickText={t('hub.reports.ownText')}
          beginsWithDone
          onPick={onPick}
        />
      </TabPanel>
    </Tabs>
  );
}
