import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import type { CameraImportResult } from '../../../shared/hub/camera-import.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { ImportTable } from './import-table.tsx';
import { importFaultWords } from './import-words.ts';

interface Props {
  readonly name: string;
  readonly result: CameraImportResult;
  readonly fault: Fault | null;
  /** What can be done now. */
  readonly children: ReactNode;
}

/** What a table came to, or would come to: counts, every row that is not taken, every row that is odd. */
export function ImportResult({ name, result, fault, children }: Props) {
  const { t, i18n } = useTranslation();
  const { problems, warnings, refused, unusedColumns } = result;
  const figure = (value: number) => value.toLocaleString(i18n.language);
  return (
    <>
      <p className="add-file-name">
        <bdi>{name}</bdi>
      </p>
      <dl className="add-counts" aria-label={t('admin.import.counts')}>
        {(['added', 'changed', 'same', 'refused'] as const).map((what) => (
          <div key={what} data-bad={what === 'refused' && refused > 0}>
            <dt>{t(`admin.import.count.${what}`)}</dt>
            <dd>{figure(result[what])}</dd>
          </div>
        ))}
      </dl>
      {unusedColumns.length > 0 ? (
        <p className="quiet">
          {t('admin.import.unused')} <bdi>{unusedColumns.join(' · ')}</bdi>
        </p>
      ) : null}
      <ImportTable id="import-problems" title={t('admin.import.problems')} problems={problems} />
      <ImportTable id="import-warnings" title={t('admin.import.warnings')} problems={warnings} />
      {fault ? <FaultBox>{importFaultWords(t, fault)}</FaultBox> : null}
      <footer>{children}</footer>
    </>
  );
}
