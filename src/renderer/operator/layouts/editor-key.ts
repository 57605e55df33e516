type Key = Pick<
  KeyboardEvent,
  'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'target'
>;

/** What a key asks of the grid editor: a split, a merge, a number of parts (2 to 4), or to take the last step back. */
export type EditorKey = 'columns' | 'rows' | 'merge' | 'undo' | number;

const plain: Readonly<Record<string, EditorKey>> = {
  KeyV: 'columns',
  KeyH: 'rows',
  KeyM: 'merge',
  Digit2: 2,
  Digit3: 3,
  Digit4: 4,
};

/** The editor's keys, by the key's place on the keyboard; null in a text field, while an input method composes, and for all other keys. */
export function editorKey({
  code,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
  isComposing,
  target,
}: Key): EditorKey | null {
  if (isComposing || metaKey || altKey || shiftKey) return null;
  if (target instanceof Element && target.closest('input')) return null;
  if (ctrlKey) return code === 'KeyZ' ? 'undo' : null;
  return plain[code] ?? null;
}
