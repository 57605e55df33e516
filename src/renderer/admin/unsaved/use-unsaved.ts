import { useEffect, useId } from 'react';
import { type UnsavedWork, unsaved } from './unsaved.ts';

/** Marks a form while there is something in it that would be lost. */
export function useUnsaved(isUnsaved: boolean, title: string, kind: UnsavedWork['kind'] = 'changes'): void {
  const form = useId();
  useEffect(() => {
    unsaved.mark(form, isUnsaved ? { kind, title } : null);
  }, [form, isUnsaved, kind, title]);
  // Not with every other title: for a moment nothing would be unsaved.
  useEffect(() => () => unsaved.mark(form, null), [form]);
}
