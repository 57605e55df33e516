import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import '../../operator/add-cameras/add-cameras.css';
import { useUnsaved } from '../unsaved/use-unsaved.ts';
import { ImportChoose } from './import-choose.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportResult } from './import-result.tsx';
import { useCatalogueImport } from './use-catalogue-import.ts';
import './import.css';

/** Cameras of a table: chosen, judged, agreed to, kept. */
export function ImportPart() {
  const { t } = useTranslation();
  return (
    <section className="import-part">
      <h3>{t('admin.import.title')}</h3>
      <Steps />
    </section>
  );
}

function Steps() {
  const { t, i18n } = useTranslation();
  const { state, judge, keep, stop, again } = useCatalogueImport();
  const name = state.step === 'keeping' ? state.file.name : '';
  useUnsaved(state.step === 'keeping', name, 'import');
  const figure = (value: number) => value.toLocaleString(i18n.language);
  const other = (
    <Button className="bar-button" onPress={again}>
      {t('admin.import.other')}
    </Button>
  );
  switch (state.step) {
    case 'choose':
      return <ImportChoose fault={state.fault} onFile={(file) => void judge(file)} />;
    case 'judging':
      return (
        <ImportProgress
          words={t('admin.import.judging', { name: state.name })}
          done={state.progress.checked}
          total={state.file?.rows ?? 0}
          onStop={again}
        />
      );
    case 'judged': {
      const does = state.result.added + state.result.changed;
      return (
        <ImportResult name={state.name} result={state.result} fault={state.fault}>
          {does > 0 ? (
            <Button className="main-button" autoFocus onPress={() => void keep()}>
              {t('admin.import.keep', { count: figure(does) })}
            </Button>
          ) : (
            <p role="status">{t('admin.import.nothing')}</p>
          )}
          {other}
        </ImportResult>
      );
    }
    case 'keeping':
      return (
        <ImportProgress
          words={t('admin.import.keeping', { name: state.file.name })}
          done={state.progress.kept}
          total={state.judged.rows - state.judged.refused}
          onStop={stop}
        />
      );
    case 'stopped':
      return (
        <>
          <p className="add-done" role="status">
            {t('admin.import.stopped', { name: state.name })}
          </p>
          <footer>{other}</footer>
        </>
      );
    case 'kept':
      return (
        <ImportResult name={state.name} result={state.result} fault={null}>
          <p className="add-done" role="status">
            {t('admin.import.kept', {
              added: figure(state.result.added),
              changed: figure(state.result.changed),
            })}
          </p>
          {other}
        </ImportResult>
      );
  }
}
