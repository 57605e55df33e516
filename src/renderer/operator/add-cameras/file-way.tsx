import { Button, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ChooseStep } from './choose-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { sumWords } from './sum-words.ts';
import { useFileImport } from './use-file-import.ts';

/** Cameras of a file: choose, look at what it would do, do it, see what was done. */
export function FileWay({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { state, read, add, again } = useFileImport();
  switch (state.step) {
    case 'choose':
      return <ChooseStep fault={state.fault} onFile={(file) => void read(file)} />;
    case 'reading':
      return (
        <Waiting words={t('addCameras.reading', { name: state.name })}>
          <Button className="bar-button" autoFocus onPress={again}>
            {t('addCameras.cancel')}
          </Button>
        </Waiting>
      );
    case 'read':
      return (
        <PreviewStep
          name={state.name}
          preview={state.preview}
          fault={state.fault}
          onAdd={() => void add()}
          onAgain={again}
        />
      );
    case 'adding':
      return <Waiting words={`${sumWords(t, i18n.language, state.preview)}…`} />;
    case 'added':
      return (
        <>
          <p className="add-done" role="status">
            {t('addCameras.done', {
              added: state.result.added.toLocaleString(i18n.language),
              changed: state.result.changed.toLocaleString(i18n.language),
              skipped: state.result.skipped.toLocaleString(i18n.language),
            })}
          </p>
          <p>{t('addCameras.doneNext')}</p>
          <footer>
            <Button className="main-button" autoFocus onPress={onClose}>
              {t('addCameras.toDesk')}
            </Button>
            <Button className="bar-button" onPress={again}>
              {t('addCameras.otherFile')}
            </Button>
          </footer>
        </>
      );
  }
}

function Waiting({ words, children }: { words: string; children?: React.ReactNode }) {
  return (
    <>
      <p role="status">{words}</p>
      <ProgressBar className="add-bar" aria-label={words} isIndeterminate>
        <div />
      </ProgressBar>
      {children ? <footer>{children}</footer> : null}
    </>
  );
}
