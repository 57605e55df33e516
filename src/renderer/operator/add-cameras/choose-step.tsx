import { Button, DropZone, FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import { FaultLine } from './fault-line.tsx';
import { SampleButton } from './sample-button.tsx';

interface Props {
  readonly fault: Fault | null;
  onFile(file: File): void;
}

/** Where a file is chosen or dropped, and what it must look like. */
export function ChooseStep({ fault, onFile }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <DropZone
        className="add-drop"
        aria-label={t('addCameras.drop')}
        onDrop={({ items }) => {
          const item = items.find((one) => one.kind === 'file');
          if (item?.kind === 'file') void item.getFile().then(onFile);
        }}
      >
        <p>{t('addCameras.drop')}</p>
        <FileTrigger
          acceptedFileTypes={['.csv', '.tsv', '.txt', '.json']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file) onFile(file);
          }}
        >
          <Button className="main-button" autoFocus>
            {t('addCameras.choose')}
          </Button>
        </FileTrigger>
        <p className="quiet">{t('addCameras.formats')}</p>
      </DropZone>
      <FaultLine fault={fault} />
      <p className="quiet">{t('addCameras.columns')}</p>
      <footer>
        <SampleButton />
      </footer>
    </>
  );
}
