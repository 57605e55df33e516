import { type Chord, partsOf } from './chord.ts';

/** What is written on the keys of the person's layout, by code (Keyboard Map API); null where the browser does not tell. */
export type KeyLabels = Pick<ReadonlyMap<string, string>, 'get'> | null;

/** Keys that no layout labels, and the others as they are on a US keyboard. */
const plainNames: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  NumpadAdd: 'Num +',
  NumpadSubtract: 'Num -',
  NumpadMultiply: 'Num *',
  'Digit0-9': '0–9',
  'Digit1-9': '1–9',
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
};

/** What a US keyboard writes with Shift, where that is what people look for. */
const shifted: Readonly<Record<string, string>> = { 'Shift+/': '?', 'Shift+=': '+' };

/** A chord as a person reads it: `Ctrl+Shift+1–9`, `←`, `?`. Names of keys are not translated: they are what the keyboard says. */
export function chordText(chord: Chord, labels: KeyLabels): string {
  const parts = partsOf(chord);
  if (parts === null) return chord;
  const text = parts.modifiers + keyText(parts.code, labels);
  return shifted[text] ?? text;
}

function keyText(code: string, labels: KeyLabels): string {
  // Layouts that write letters with the digit row (Vietnamese, French) still have digits printed on it.
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  const label = labels?.get(code)?.trim();
  if (label) return capital(label);
  return plainNames[code] ?? code.replace(/^Key/, '');
}

/** As it is printed on the key; a letter whose capital is two letters stays. */
function capital(label: string): string {
  const upper = label.toUpperCase();
  return upper.length === label.length ? upper : label;
}
