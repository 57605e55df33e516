import { useTranslation } from 'react-i18next';
import { DialogSheet } from '../ui/dialog-sheet.tsx';
import { SheetHead } from '../ui/sheet-head.tsx';
import { ConflictPart } from './conflict-part.tsx';
import { RefusedPart } from './refused-part.tsx';
import { undecidedItems } from './undecided-items.ts';
import { useHub } from './use-hub.ts';
import './hub.css';

interface Props {
  readonly isOpen: boolean;
  onClose(): void;
}

/** Each change that clashed with somebody else's, side by side, and everything that the hub refused. */
export function ConflictsDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const undecided = undecidedItems(useHub(({ items }) => items));
  const refused = useHub(({ view }) => view.refused);
  const clashes = undecided.some(({ conflict }) => conflict !== null);
  const none = undecided.length === 0 && refused.length === 0;
  return (
    <DialogSheet size="medium" isOpen={isOpen} onClose={onClose}>
      <SheetHead title={t('hub.conflict.title')} onClose={onClose} />
      <div className="sheet-body hub-sheet">
        <p role="status">{none ? t('hub.conflict.none') : clashes ? t('hub.conflict.text') : ''}</p>
        {undecided.map((view) => (
          <ConflictPart key={view.item.id} view={view} />
        ))}
        {refused.map((change) => (
          <RefusedPart key={change.id} change={change} />
        ))}
      </div>
    </DialogSheet>
  );
}
