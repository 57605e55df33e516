import { KeySheet } from './keys/key-sheet.tsx';
import { useDesk, useOperator } from './operator-context.ts';

/** What stands over the desk when it is asked for; the layouts have theirs beside their display. */
export function DeskDialogs() {
  const { store } = useOperator();
  const dialog = useDesk((state) => state.dialog);
  const onClose = () => store.setState({ dialog: null });
  return (
    <>
      <KeySheet isOpen={dialog === 'keys'} onClose={onClose} />
    </>
  );
}
