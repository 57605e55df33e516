import { type RefObject, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { DialogSheet } from '../../ui/dialog-sheet.tsx';
import { SheetHead } from '../../ui/sheet-head.tsx';
import { unsaved } from './unsaved.ts';

/** Asks whoever leaves something unsaved; who stays is back in the field they were in. */
export function UnsavedQuestion() {
  const asking = useStore(unsaved.store, ({ leaving }) => leaving !== null);
  const field = useLastField();
  useEffect(() => () => unsaved.stay(), []);
  return (
    <DialogSheet size="small" role="alertdialog" isOpen={asking} onClose={() => unsaved.stay()}>
      <Question field={field} />
    </DialogSheet>
  );
}

function Question({ field }: { field: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation();
  const works = useStore(unsaved.store, (state) => state.works);
  const [first] = works.values();
  // The dialog would give the focus back to what led away.
  useEffect(() => () => field.current?.focus(), [field]);
  if (first === undefined) return null;
  return (
    <>
      <SheetHead title={t(`admin.unsaved.${first.kind}.title`)} />
      <div className="sheet-body">
        <p>{t(`admin.unsaved.${first.kind}.text`, { name: first.title })}</p>
        <footer>
          <Button className="main-button" autoFocus onPress={() => unsaved.stay()}>
            {t(`admin.unsaved.${first.kind}.stay`)}
          </Button>
          <Button className="bar-button" onPress={() => unsaved.discard()}>
            {t(`admin.unsaved.${first.kind}.discard`)}
          </Button>
        </footer>
      </div>
    </>
  );
}

/** The field that had the focus last; one that is gone takes no focus. */
function useLastField(): RefObject<HTMLElement | null> {
  const field = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.closest('.admin-detail :is(form, .hub-field)'))
        field.current = target;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  return field;
}
