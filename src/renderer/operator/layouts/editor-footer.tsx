import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Fault, faultOf } from '../../../shared/base/fault.ts';
import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import { useOperator } from '../operator-context.ts';

interface Props {
  /** The saved layout that is edited; null when a built-in one is. */
  readonly own: SavedLayout | null;
  onSaveNew(): void;
  onFault(fault: Fault): void;
  onClose(): void;
}

/** Save (the form's submit), save as new, cancel, delete. Deleting asks once, in the place of the other buttons. */
export function EditorFooter({ own, onSaveNew, onFault, onClose }: Props) {
  const { t } = useTranslation();
  const { session } = useOperator();
  const [deleting, setDeleting] = useState(false);
  const remove = (id: string) =>
    session.bridge.call('layouts.remove', { id }).then(onClose, (error: unknown) => onFault(faultOf(error)));
  if (own && deleting)
    return (
      <footer>
        <p role="alert">{t('layouts.deleteSure', { name: own.name })}</p>
        <Button className="main-button" onPress={() => void remove(own.id)}>
          {t('layouts.delete')}
        </Button>
        <Button className="bar-button" autoFocus onPress={() => setDeleting(false)}>
          {t('layouts.keep')}
        </Button>
      </footer>
    );
  return (
    <footer>
      <Button className="main-button" type="submit">
        {t('layouts.save')}
      </Button>
      {own ? (
        <Button className="bar-button" onPress={onSaveNew}>
          {t('layouts.saveNew')}
        </Button>
      ) : null}
      <Button className="bar-button" onPress={onClose}>
        {t('layouts.cancel')}
      </Button>
      {own ? (
        <Button className="bar-button editor-delete" onPress={() => setDeleting(true)}>
          {t('layouts.deleteAsk')}
        </Button>
      ) : null}
    </footer>
  );
}
