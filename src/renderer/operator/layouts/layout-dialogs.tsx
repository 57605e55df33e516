import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { DisplayView } from '../../../shared/wall/wall-view.ts';
import { useDesk, useOperator, useSession } from '../operator-context.ts';
import type { DeskDialog } from '../operator-store.ts';
import { selectedTile } from '../selected-tile.ts';
import { CarouselDialog } from './carousel-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { LayoutEditor } from './layout-editor.tsx';
import { layoutQuestions } from './layout-questions.ts';
import { OverwriteDialog } from './overwrite-dialog.tsx';
import { SaveAsDialog } from './save-as-dialog.tsx';

/** Whatever the layouts' part of the desk asks about this display. */
export function LayoutDialogs({ display }: { display: DisplayView }) {
  const operator = useOperator();
  const questions = layoutQuestions(operator);
  const question = useStore(questions, (state) => state.question);
  const dialog = useDesk((state) => state.dialog);
  const selected = useDesk((state) => state.selected);
  const place = selectedTile(
    useSession((state) => state.wall),
    selected,
  );
  const here = place?.displayId === display.id;
  const open = here && isLayoutDialog(dialog);
  useEffect(() => {
    if (!open) return;
    // A display that goes away takes its dialog with it: it must not open anew over another one's layout.
    return () => operator.store.setState((now) => (isLayoutDialog(now.dialog) ? { dialog: null } : now));
  }, [open, operator]);
  const closeDialog = () => operator.store.setState({ dialog: null });
  const close = () => questions.setState({ question: null });
  if (here && dialog === 'edit-layout') return <LayoutEditor display={display} onClose={closeDialog} />;
  if (here && dialog === 'carousel') return <CarouselDialog display={display} onClose={closeDialog} />;
  if (question?.displayId !== display.id) return null;
  switch (question.kind) {
    case 'save-as':
      return <SaveAsDialog display={display} onClose={close} />;
    case 'overwrite':
      return <OverwriteDialog display={display} layout={question.layout} onClose={close} />;
    case 'import':
      return <ImportDialog file={question.file} onClose={close} />;
  }
}

function isLayoutDialog(dialog: DeskDialog | null): boolean {
  return dialog === 'edit-layout' || dialog === 'carousel';
}
