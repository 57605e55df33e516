import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { hasRight } from '../hub/general-rights.ts';
import { useHub } from '../hub/use-hub.ts';
import { DialogSheet } from '../ui/dialog-sheet.tsx';
import { Message } from '../ui/message.tsx';
import { SheetHead } from '../ui/sheet-head.tsx';
import { adminSections } from './admin-sections.ts';
import { SectionBody } from './section-body.tsx';
import './admin.css';

interface Props {
  readonly isOpen: boolean;
  onClose(): void;
}

/** The administration: only the parts that who sits here may use. */
export function AdminDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <DialogSheet size="full" isOpen={isOpen} onClose={onClose}>
      <SheetHead title={t('admin.title')} onClose={onClose} />
      <AdminTabs />
    </DialogSheet>
  );
}

function AdminTabs() {
  const { t } = useTranslation();
  const hub = useHub((state) => state);
  const nowMs = Date.now();
  const sections = adminSections.filter(({ needs }) => hasRight(hub, needs, nowMs));
  if (sections.length === 0)
    return (
      <Message
        icon="barred"
        title={t('admin.nothing')}
        text={t('admin.nothingText')}
        next={t('admin.nothingDo')}
      />
    );
  return (
    <Tabs className="admin-tabs" orientation="vertical">
      <TabList aria-label={t('admin.sections')} className="admin-tab-list">
        {sections.map(({ id }) => (
          <Tab key={id} id={id} className="admin-tab">
            {t(`admin.section.${id}`)}
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
