import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { DialogSheet } from '../../ui/dialog-sheet.tsx';
import { SheetHead } from '../../ui/sheet-head.tsx';
import { addWay } from './add-way.ts';
import { AddressWay } from './address-way.tsx';
import { CamerasFromFile } from './cameras-from-file.tsx';
import { FileWay } from './file-way.tsx';
import { useListOwner } from './list-owner.ts';
import './add-cameras.css';

interface Props {
  readonly isOpen: boolean;
  onClose(): void;
}

/** Adds cameras to the console's own list: all of a file, or one by address. */
export function AddCameras({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <DialogSheet size="medium" isOpen={isOpen} onClose={onClose}>
      <SheetHead title={t('addCameras.title')} onClose={onClose} />
      <div className="sheet-body">
        <Ways onClose={onClose} />
      </div>
    </DialogSheet>
  );
}

function Ways({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const way = useStore(addWay, (state) => state.way);
  if (useListOwner() === 'file') return <CamerasFromFile />;
  return (
    <Tabs
      className="add-ways"
      selectedKey={way}
      onSelectionChange={(key) => addWay.setState({ way: key === 'address' ? 'address' : 'file' })}
    >
      <TabList className="add-tabs" aria-label={t('addCameras.title')}>
        <Tab id="file">{t('addCameras.byFile')}</Tab>
        <Tab id="address">{t('addCameras.byAddress')}</Tab>
      </TabList>
      <TabPanel id="file" className="add-panel">
        <FileWay onClose={onClose} />
      </TabPanel>
      <TabPanel id="address" className="add-panel">
        <AddressWay />
      </TabPanel>
    </Tabs>
  );
}
