import { Button, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly words: string;
  readonly done: number;
  /** 0: not known yet. */
  readonly total: number;
  onStop(): void;
}

/** How far it is, in a bar and a count. */
export function ImportProgress({ words, done, total, onStop }: Props) {
  const { t, i18n } = useTranslation();
  const figure = (value: number) => value.toLocaleString(i18n.language);
  const at = Math.min(done, total);
  return (
    <>
      <p role="status">{words}</p>
      <ProgressBar className="import-bar" aria-label={words} value={at} maxValue={Math.max(total, 1)}>
        {({ percentage }) => <div style={{ inlineSize: `${percentage ?? 0}%` }} />}
      </ProgressBar>
      {total > 0 ? <p>{t('admin.import.progress', { done: figure(at), total: figure(total) })}</p> : null}
      <footer>
        <Button className="bar-button" autoFocus onPress={onStop}>
          {t('admin.import.stop')}
        </Button>
      </footer>
    </>
  );
}
