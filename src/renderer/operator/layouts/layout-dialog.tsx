import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface Props {
  readonly title: string;
  readonly size: 'small' | 'large';
  /** An alert is a question that must be answered: a press outside does not close it. */
  readonly role?: 'alertdialog';
  readonly children: ReactNode;
  onClose(): void;
}

/** A dialog over the desk, closed with Escape. */
export function LayoutDialog({ title, size, role, children, onClose }: Props) {
  return (
    <ModalOverlay className="layout-shade" isOpen onOpenChange={(open) => open || onClose()}>
      <Modal className={`layout-modal layout-modal-${size}`}>
        <Dialog className="layout-dialog" {...(role ? { role } : {})}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
