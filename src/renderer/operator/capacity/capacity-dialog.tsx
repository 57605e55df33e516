import { useTranslation } from 'react-i18next';
import { DialogSheet } from '../../ui/dialog-sheet.tsx';
import { SheetHead } from '../../ui/sheet-head.tsx';
import { useOperator } from '../operator-context.ts';
import { CapacityBody } from './capacity-body.tsx';
import './capacity.css';

interface Props {
  readonly isOpen: boolean;
  onClose(): void;
}

/** What this machine can hold, how that was measured, and what is done about it now. */
export function CapacityDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const { capacity } = useOperator();
  const close = () => {
    capacity.closed();
    onClose();
  };
  return (
    <DialogSheet size="wide" isOpen={isOpen} isDismissable onClose={close}>
      <SheetHead title={t('capacity.title')} onClose={close} />
      <CapacityBody />
    </DialogSheet>
  );
}
