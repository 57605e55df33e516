import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogSheet } from '../../ui/dialog-sheet.tsx';
import { selection } from '../desk-acts.ts';
import { useOperator } from '../operator-context.ts';
import { ReplayBody } from './replay-body.tsx';
import { ReplayContext } from './replay-context.ts';
import { createReplay, type Replay } from './replay-store.ts';
import './wall-log.css';

interface Props {
  readonly isOpen: boolean;
  onClose(): void;
}

/** What every display showed at a moment, at what quality, and who wanted it so. */
export function WallLogDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <DialogSheet size="full" label={t('wallLog.title')} isOpen={isOpen} isDismissable onClose={onClose}>
      <OpenReplay onClose={onClose} />
    </DialogSheet>
  );
}

/** A replay for as long as the dialog is open; it begins with the display that is selected on the desk. */
function OpenReplay({ onClose }: { onClose: () => void }) {
  const operator = useOperator();
  const [replay, setReplay] = useState<Replay | null>(null);
  useEffect(() => {
    const opened = createReplay(operator.session.bridge, selection(operator)?.displayId ?? null);
    setReplay(opened);
    return () => opened.dispose();
  }, [operator]);
  if (replay === null) return null;
  return (
    <ReplayContext value={replay}>
      <ReplayBody onClose={onClose} />
    </ReplayContext>
  );
}
