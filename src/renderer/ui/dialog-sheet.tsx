import type { ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import './dialog-sheet.css';

interface Props {
  /** Width, from a question to nearly the whole window; `full` is as high as the window too. */
  readonly size: 'small' | 'medium' | 'large' | 'wide' | 'full';
  readonly isOpen?: boolean;
  /** Whether a press outside closes it; a dialog in which something is being filled in stays. */
  readonly isDismissable?: boolean;
  /** An alert is a question that must be answered. */
  readonly role?: 'alertdialog';
  /** Its name, where no SheetHead gives it one. */
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
  onClose(): void;
}

/** A dialog over the window: shade and frame. A SheetHead and a `sheet-body` (which scrolls) are its usual content. Escape closes it. */
export function DialogSheet(props: Props) {
  const { size, isOpen = true, isDismissable = false, role, label, className = '', onClose } = props;
  return (
    <ModalOverlay
      className="sheet-shade"
      isOpen={isOpen}
      isDismissable={isDismissable}
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className={`sheet sheet-${size}`}>
        <Dialog
          className={`sheet-dialog ${className}`}
          {...(role ? { role } : {})}
          {...(label ? { 'aria-label': label } : {})}
        >
          {props.children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
