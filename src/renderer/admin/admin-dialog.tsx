import { useEffect } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useHub } from '../hub/use-hub.ts';
import { DialogSheet } from '../ui/dialog-sheet.tsx';
import { Message } from '../ui/message.tsx';
import { SheetHead } from '../ui/sheet-head.tsx';
import { adminPlace } from './admin-place.ts';
import { sectionsFor } from './admin-sections.ts';
import { ReportsSign } from './reports/reports-sign.tsx';
import { SectionBody } from './section-body.tsx';
import { leaveForm } from './unsaved/unsaved.ts';
import { UnsavedQuestion } from './unsaved/unsaved-question.tsx';
import './admin.css';

interface Props {
  readonly isOpen: boolean;
  onClose(): void;
}

/** The administration: only the parts that who sits here may use. */
export function AdminDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const close = () => leaveForm(onClose);
  return (
    <DialogSheet size="full" isOpen={isOpen} onClose={close}>
      <SheetHead title={t('admin.title')} onClose={close} />
      <AdminTabs />
      <UnsavedQuestion />
    </DialogSheet>
  );
}

function AdminTabs() {
  const { t } = useTranslation();
  // Whoever comes back begins with the first part.
  useEffect(() => () => adminPlace.setState({ section: null, cameraId: null }), []);
  const hub = useHub((state) => state);
  const section = useStore(adminPlace, (place) => place.section);
  const sections = sectionsFor(hub, Date.now());
  const [first] = sections;
  if (first === undefined)
    return (
      <Message
        icon="barred"
        title={t('admin.nothing')}
        text={t('admin.nothingText')}
        next={t('admin.nothingDo')}
      />
    );
  const shown = sections.find(({ id }) => id === section) ?? first;
  return (
    <Tabs
      className="admin-tabs"
      orientation="vertical"
      selectedKey={shown.id}
      onSelectionChange={(key) => {
        const picked = sections.find(({ id }) => id === key);
        if (picked) leaveForm(() => adminPlace.setState({ section: picked.id, cameraId: null }));
      }}
    >
      <TabList aria-label={t('admin.sections')} className="admin-tab-list">
        {sections.map(({ id }) => (
          <Tab key={id} id={id} className="admin-tab">
            {t(`admin.section.${id}`)}
            {id === 'reports' ? <ReportsSign /> : null}
          </Tab>
        ))}
      </TabList>
      {sections.map(({ id }) => (
        <TabPanel key={id} id={id} className="admin-panel">
          <SectionBody id={id} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
