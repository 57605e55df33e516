import type { ReactNode } from 'react';
import { Button, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly title: string;
  /** What stands between the title and the button. */
  readonly children?: ReactNode;
  /** Left out where the dialog's foot has the way out. */
  onClose?(): void;
}

/** The head of a dialog sheet: its name, and the button that closes it. */
export function SheetHead({ title, children, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <header className="sheet-head">
      <Heading slot="title" level={2}>
        {title}
      </Heading>
      {children}
      {onClose ? (
        <Button className="bar-button sheet-close" onPress={onClose}>
          {t('app.close')} <kbd>Esc</kbd>
        </Button>
      ) : null}
    </header>
  );
}
