import { type Chord, partsOf } from './chord.ts';

const dialog = '[role="dialog"], [role="alertdialog"]';
const textField =
  'input:not([type="range"], [type="checkbox"], [type="radio"], [type="button"]), textarea, [contenteditable="true"]';
/** Here a typed letter looks for an entry. */
const typeAhead = 'select, [role="menu"], [role="listbox"]';
const control =
  'button, a[href], input, summary, [role="radio"], [role="slider"], [role="tab"], [role="grid"], [role="treegrid"], [role="separator"]';
const planTile = '.plan-tile';

/** Plain keys with which a control is used. */
const controlKey = /^(?:Shift\+)?(?:Enter|Space|Home|End|PageUp|PageDown|Arrow\w+)$/;

/** Whether what has the focus needs this press for itself, so that it is not the desk's. */
export function isTaken(chord: Chord, target: Element): boolean {
  if (target.closest(dialog)) return true;
  if (target.closest(textField) || target.closest(typeAhead)) return !passesFields(chord);
  if (target.closest(planTile)) return false;
  // Outside the plan Tab goes from control to control.
  if (chord === 'Tab') return true;
  return controlKey.test(chord) && target.closest(control) !== null;
}

/** A control that was pressed with the pointer keeps the focus; a digit typed then is meant for the wall, and so is the Enter after it. */
export function leaveControl(target: Element): void {
  if (target.closest(control) && !target.closest(planTile))
    document.querySelector<HTMLElement>(`${planTile}[aria-pressed="true"]`)?.focus();
}

/** Function keys and modified digits edit no text. */
function passesFields(chord: Chord): boolean {
  const parts = partsOf(chord);
  if (parts === null) return false;
  return /^F\d/.test(parts.code) || (/Ctrl|Alt/.test(parts.modifiers) && parts.code.startsWith('Digit'));
}
