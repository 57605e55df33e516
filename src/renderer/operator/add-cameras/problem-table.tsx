import { useTranslation } from 'react-i18next';
import { fieldWords, problemWords } from './problem-words.ts';
import type { Preview } from './use-file-import.ts';

/** A part that scrolls must be reachable with the keyboard. */
const reachable = { tabIndex: 0 } as const;

/** Every line that is refused: where, what, why, and what stood there. */
export function ProblemTable({ preview }: { preview: Preview }) {
  const { t, i18n } = useTranslation();
  const { problems, problemCount } = preview;
  if (problems.length === 0) return null;
  const title = t('addCameras.problems', { count: problemCount.toLocaleString(i18n.language) });
  return (
    <>
      <h3 id="add-problems">{title}</h3>
      <section className="add-problems" aria-labelledby="add-problems" {...reachable}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('addCameras.line')}</th>
              <th scope="col">{t('addCameras.fieldTitle')}</th>
              <th scope="col">{t('addCameras.reason')}</th>
              <th scope="col">{t('addCameras.value')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((problem) => (
              <tr key={`${problem.line} ${problem.field} ${problem.code}`}>
                <td>{problem.line ?? '–'}</td>
                <td>
                  <bdi>{fieldWords(t, problem.field)}</bdi>
                </td>
                <td>{problemWords(t, problem)}</td>
                <td>
                  <bdi>{problem.value}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {problemCount > problems.length ? (
        <p className="quiet">
          {t('addCameras.moreProblems', {
            count: (problemCount - problems.length).toLocaleString(i18n.language),
          })}
        </p>
      ) : null}
    </>
  );
}
