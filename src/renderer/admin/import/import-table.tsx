import { useTranslation } from 'react-i18next';
import type { ImportRowProblem } from '../../../shared/hub/camera-import.ts';
import { importColumnWords } from './import-words.ts';

/** A part that scrolls must be reachable with the keyboard. */
const reachable = { tabIndex: 0 } as const;
/** The hub names so many at most. */
const mostNamed = 1000;

interface Props {
  readonly id: string;
  readonly title: string;
  readonly problems: readonly ImportRowProblem[];
}

/** Rows with something about them: where, what, why, and what stood there. */
export function ImportTable({ id, title, problems }: Props) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <>
      <h4 id={id}>{title}</h4>
      <section className="add-problems import-problems" aria-labelledby={id} {...reachable}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('addCameras.line')}</th>
              <th scope="col">{t('admin.import.columnTitle')}</th>
              <th scope="col">{t('addCameras.reason')}</th>
              <th scope="col">{t('addCameras.value')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ row, column, reason, value }) => (
              <tr key={`${row} ${column} ${reason} ${value}`}>
                <td>{row ?? t('admin.import.wholeFile')}</td>
                <td>
                  <bdi>{importColumnWords(t, column)}</bdi>
                </td>
                <td>{t(`admin.import.reason.${reason}`)}</td>
                <td>
                  <bdi>{value}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {problems.length >= mostNamed ? <p className="quiet">{t('admin.import.moreProblems')}</p> : null}
    </>
  );
}
