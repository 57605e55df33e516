import { useStore } from 'zustand';
import type { DisplayView } from '../../../shared/wall/wall-view.ts';
import { useDesk, useOperator, useSession } from '../operator-context.ts';
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
  const closeDialog = () => operator.store.setState({ dialog: null });
  const close = () => questions.setState({ question: null });
  if (place?.displayId === display.id && dialog === 'edit-layout')
    return <LayoutEditor display={display} onClose={closeDialog} />;
  if (place?.displayId === display.id && dialog === 'carousel')
    return <CarouselDialog display={display} onClose={closeDialog} />;
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
