import { Button, DropZone, FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { importFaultWords } from './import-words.ts';

interface Props {
  readonly fault: Fault | null;
  onFile(file: File): void;
}

/** Where a table is chosen or dropped, and what it must look like. */
export function ImportChoose({ fault, onFile }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <DropZone
        className="add-drop"
        aria-label={t('admin.import.drop')}
        onDrop={({ items }) => {
          const item = items.find((one) => one.kind === 'file');
          if (item?.kind === 'file') void item.getFile().then(onFile);
        }}
      >
        <p>{t('admin.import.drop')}</p>
        <FileTrigger
          acceptedFileTypes={['.csv', '.txt']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file) onFile(file);
          }}
        >
          <Button className="main-button" autoFocus>
            {t('admin.import.choose')}
          </Button>
        </FileTrigger>
        <p className="quiet">{t('admin.import.format')}</p>
      </DropZone>
      {fault ? <FaultBox>{importFaultWords(t, fault)}</FaultBox> : null}
      <p className="quiet">{t('admin.import.template')}</p>
      <p className="quiet">{t('admin.import.credentials')}</p>
    </>
  );
}
