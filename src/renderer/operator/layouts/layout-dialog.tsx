import type { ReactNode } from 'react';
import { DialogSheet } from '../../ui/dialog-sheet.tsx';
import { SheetHead } from '../../ui/sheet-head.tsx';

interface Props {
  readonly title: string;
  readonly size: 'small' | 'large';
  /** An alert is a question that must be answered: a press outside does not close it. */
  readonly role?: 'alertdialog';
  readonly children: ReactNode;
  onClose(): void;
}

/** A dialog about layouts, closed with Escape or by its foot. */
export function LayoutDialog({ title, size, role, children, onClose }: Props) {
  return (
    <DialogSheet size={size} {...(role ? { role } : {})} onClose={onClose}>
      <SheetHead title={title} />
      <div className="sheet-body">{children}</div>
    </DialogSheet>
  );
}
