import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useOperator } from '../../operator/operator-context.ts';
import { DialogSheet } from '../../ui/dialog-sheet.tsx';
import { SheetHead } from '../../ui/sheet-head.tsx';
import { BookmarkForm } from './bookmark-form.tsx';
import { bookmarkQuestion } from './bookmark-question.ts';
import '../hub.css';

interface Props {
  readonly isOpen: boolean;
  onClose(): void;
}

/** Marks a moment, or changes what a bookmark says; from the list one comes back to it. */
export function BookmarkDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const operator = useOperator();
  const question = useStore(bookmarkQuestion(operator), (state) => state.question);
  const close = () =>
    question?.kind === 'change' ? operator.store.setState({ dialog: 'bookmarks' }) : onClose();
  return (
    <DialogSheet size="small" isOpen={isOpen && question !== null} onClose={close}>
      <SheetHead
        title={question?.kind === 'change' ? t('hub.bookmark.change') : t('hub.bookmark.title')}
        onClose={close}
      />
      <div className="sheet-body hub-sheet">
        {question ? <BookmarkForm question={question} onClose={close} /> : null}
      </div>
    </DialogSheet>
  );
}
