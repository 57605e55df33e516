import { useTranslation } from 'react-i18next';
import { DialogSheet } from '../../ui/dialog-sheet.tsx';
import { SheetHead } from '../../ui/sheet-head.tsx';
import { CapacityBody } from './capacity-body.tsx';
import './capacity.css';

interface Props {
  readonly isOpen: boolean;
  onClose(): void;
}

/** What this machine can hold, how that was measured, and what is done about it now. */
export function CapacityDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <DialogSheet size="wide" isOpen={isOpen} isDismissable onClose={onClose}>
      <SheetHead title={t('capacity.title')} onClose={onClose} />
      <CapacityBody />
    </DialogSheet>
  );
}
