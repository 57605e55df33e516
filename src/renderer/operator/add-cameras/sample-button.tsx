import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { saveTextFile } from '../../ui/save-text-file.ts';
import { useSession } from '../operator-context.ts';
import { sampleCsv } from './sample-csv.ts';

/** Saves a sample table; where that cannot be done, shows it to be copied. */
export function SampleButton() {
  const { t } = useTranslation();
  const language = useSession((state) => state.preferences.language);
  const [outcome, setOutcome] = useState<'none' | 'saved' | 'refused'>('none');
  const text = sampleCsv(language);
  const save = () =>
    saveTextFile(text, language === 'vi' ? 'camera-mau.csv' : 'sample-cameras.csv').then(
      (saved) => setOutcome(saved ? 'saved' : 'none'),
      (error: unknown) => {
        console.warn(`the sample could not be saved: ${String(error)}`);
        setOutcome('refused');
      },
    );
  return (
    <div className="add-sample">
      <Button className="bar-button" onPress={() => void save()}>
        {t('addCameras.sample')}
      </Button>
      <span role="status">
        {outcome === 'saved' ? t('addCameras.sampleSaved') : null}
        {outcome === 'refused' ? t('addCameras.sampleCopy') : null}
      </span>
      {outcome === 'refused' ? (
        <textarea readOnly rows={4} aria-label={t('addCameras.sample')} value={text.replace('\uFEFF', '')} />
      ) : null}
    </div>
  );
}
