import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { rights } from '../../../shared/rights/right.ts';
import { Icon } from '../../ui/icon.tsx';
import { useBook } from '../book-context.ts';

/** All roles beside each other: which right each gives. A role's name opens it. */
export function RoleMatrix({ onPick }: { onPick(id: string): void }) {
  const { t } = useTranslation();
  const { role: roles } = useBook();
  return (
    <>
      <p className="quiet">{t('admin.roles.matrixText')}</p>
      <section className="admin-scroll" aria-label={t('admin.roles.matrix')}>
        <table className="admin-matrix">
          <thead>
            <tr>
              <th scope="col">{t('admin.roles.rights')}</th>
              {roles.map(({ row: { id, name } }) => (
                <th key={id} scope="col">
                  <Button className="bar-button" onPress={() => onPick(id)}>
                    {name}
                  </Button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rights.map((right) => (
              <tr key={right}>
                <th scope="row">{t(`admin.right.${right}`)}</th>
                {roles.map(({ row: { id, rights: given } }) => (
                  <td key={id}>
                    {given.includes(right) ? (
                      <>
                        <Icon name="check" />
                        <span className="sr-only">{t('admin.roles.yes')}</span>
                      </>
                    ) : (
                      <span className="sr-only">{t('admin.roles.no')}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
