import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ToldPassword } from './people-section.tsx';

interface Props {
  readonly told: ToldPassword;
  onDone(): void;
}

/** The password that is shown this once; it stays until somebody says that it is written down. */
export function OneTimePassword({ told, onDone }: Props) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = () =>
    navigator.clipboard.writeText(told.password).then(
      () => setCopied('yes'),
      // Forbidden or without focus: the person is told how else.
      () => setCopied('failed'),
    );
  return (
    <section className="hub-leave" role="alert">
      <p>{t('admin.people.password', { name: told.name, account: told.account })}</p>
      <p>
        <code className="admin-password">{told.password}</code>
      </p>
      <p className="quiet" role="status">
        {copied === 'no' ? t('admin.people.passwordOnce') : t(`admin.people.copied.${copied}`)}
      </p>
      <div className="hub-acts">
        <Button className="main-button" onPress={onDone}>
          {t('admin.people.written')}
        </Button>
        <Button className="bar-button" onPress={() => void copy()}>
          {t('admin.people.copy')}
        </Button>
      </div>
    </section>
  );
}
