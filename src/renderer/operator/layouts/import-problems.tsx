import { useTranslation } from 'react-i18next';
import type { LayoutsFile } from '../../../shared/wall/layouts-file.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { Icon } from '../../ui/icon.tsx';

/** Why a layouts file, or which of its entries, could not be read. */
export function ImportProblems({ file: { fault, problems, layouts } }: { file: LayoutsFile }) {
  const { t } = useTranslation();
  if (fault) return <FaultBox>{t(`layouts.file.${fault}`)}</FaultBox>;
  if (problems.length === 0) return layouts.length === 0 ? <p>{t('layouts.file.empty')}</p> : null;
  return (
    <div className="fault-box" role="alert">
      <Icon name="warning" />
      <div>
        <p>{t('layouts.file.problems', { count: problems.length })}</p>
        <ul className="import-list">
          {problems.map(({ entry, name, part }) => (
            <li key={entry}>
              {t('layouts.file.entry', { entry: entry + 1, name: name ?? '—' })}:{' '}
              {t(`layouts.file.part.${part}`)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
