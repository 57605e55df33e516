import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import { FaultLine } from './fault-line.tsx';
import { ProblemTable } from './problem-table.tsx';
import { sumWords } from './sum-words.ts';
import type { Preview } from './use-file-import.ts';

interface Props {
  readonly name: string;
  readonly preview: Preview;
  readonly fault: Fault | null;
  onAdd(): void;
  onAgain(): void;
}

/** The dry run: what the file would bring, what is wrong with it, and one button that says what it will do. */
export function PreviewStep({ name, preview, fault, onAdd, onAgain }: Props) {
  const { t, i18n } = useTranslation();
  const does = preview.added + preview.changed > 0;
  return (
    <>
      <p className="add-file-name">
        <bdi>{name}</bdi>
      </p>
      <dl className="add-counts" aria-label={t('addCameras.preview')}>
        {(['added', 'changed', 'same', 'skipped'] as const).map((what) => (
          <div key={what} data-bad={what === 'skipped' && preview.skipped > 0}>
            <dt>{t(`addCameras.count.${what}`)}</dt>
            <dd>{preview[what].toLocaleString(i18n.language)}</dd>
          </div>
        ))}
      </dl>
      {preview.unusedColumns.length > 0 ? (
        <p className="quiet">
          {t('addCameras.unused')} <bdi>{preview.unusedColumns.join(' · ')}</bdi>
        </p>
      ) : null}
      <ProblemTable preview={preview} />
      <FaultLine fault={fault} />
      {does ? null : <p role="status">{t(doesNothing(preview))}</p>}
      <footer>
        {does ? (
          <Button className="main-button" autoFocus onPress={onAdd}>
            {sumWords(t, i18n.language, preview)}
          </Button>
        ) : null}
        <Button className="bar-button" autoFocus={!does} onPress={onAgain}>
          {t('addCameras.otherFile')}
        </Button>
      </footer>
    </>
  );
}

function doesNothing({ same, skipped, problemCount }: Preview) {
  if (same > 0 && problemCount === 0) return 'addCameras.allThere';
  return skipped > 0 || problemCount > 0 ? 'addCameras.noneGood' : 'addCameras.noneNew';
}
