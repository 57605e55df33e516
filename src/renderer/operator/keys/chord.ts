/** Keys held together, as they are stored: modifiers in this order, then the key's code (UI Events KeyboardEvent.code): `Ctrl+Shift+KeyA`. */
export type Chord = string;

/** What of a key press decides; a KeyboardEvent is one. */
export interface ChordKey {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  getModifierState?(name: string): boolean;
}

interface ChordParts {
  /** With the plus that follows each. */
  readonly modifiers: string;
  readonly code: string;
}

const chordText = /^((?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:Meta\+)?)(\S+)$/;

/** Keys that stand on a keyboard once. A number range stands for the digit keys in it. */
const bindableCode = new RegExp(
  `^(?:${[
    'Key[A-Z]',
    'Digit\\d',
    'Digit[01]-9',
    'F(?:[1-9]|1\\d|2[0-4])',
    'Arrow(?:Left|Right|Up|Down)',
    'Numpad(?:Add|Subtract|Multiply)',
    'Backquote|Minus|Equal|Bracket(?:Left|Right)|Backslash|Semicolon|Quote|Comma|Period|Slash',
    'Intl(?:Backslash|Ro|Yen)',
    'Space|Enter|Tab|Backspace|Delete|Insert|Home|End|PageUp|PageDown|Escape|Pause|PrintScreen|ContextMenu',
  ].join('|')})$`,
);

/** The number pad's keys count as the main ones: a hand that types numbers stays there. */
const padTwins: Readonly<Record<string, string>> = {
  NumpadEnter: 'Enter',
  NumpadDivide: 'Slash',
  NumpadDecimal: 'Delete',
  ...Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [`Numpad${digit}`, `Digit${digit}`])),
};

/** The chord that is being pressed; null for a modifier alone, a key that cannot be bound, and with AltGr, which types letters. */
export function chordOf(key: ChordKey): Chord | null {
  if (key.getModifierState?.('AltGraph')) return null;
  const code = padTwins[key.code] ?? key.code;
  const held = [key.ctrlKey && 'Ctrl', key.altKey && 'Alt', key.shiftKey && 'Shift', key.metaKey && 'Meta'];
  return readChord([...held.filter((name) => name !== false), code].join('+'));
}

/** A stored chord; null when it is none. */
export function readChord(text: string): Chord | null {
  return partsOf(text) === null ? null : text;
}

/** Modifiers and code of a chord; null when the text is none. */
export function partsOf(text: string): ChordParts | null {
  const [, modifiers, code] = chordText.exec(text) ?? [];
  return modifiers !== undefined && code !== undefined && bindableCode.test(code)
    ? { modifiers, code }
    : null;
}

/** Whether one press can mean both: the same chord, or a digit and a range that holds it. */
export function overlap(one: Chord, other: Chord): boolean {
  const a = partsOf(one);
  const b = partsOf(other);
  if (a === null || b === null || a.modifiers !== b.modifiers) return false;
  return a.code === b.code || meets(a.code, b.code) || meets(b.code, a.code);
}

/** The chord with a range in the place of its digit; null when its key is no digit of that range. */
export function asRange(chord: Chord, range: Chord): Chord | null {
  const parts = partsOf(chord);
  const wanted = partsOf(range);
  if (parts === null || wanted === null || !meets(wanted.code, parts.code)) return null;
  return parts.modifiers + wanted.code;
}

/** Whether the chord stands for several digit keys. */
export function isRange(chord: Chord): boolean {
  return chord.endsWith('-9');
}

function meets(range: string, code: string): boolean {
  const from = /^Digit([01])-9$/.exec(range)?.[1];
  const digit = /^Digit(\d)/.exec(code)?.[1];
  if (from === undefined || digit === undefined) return false;
  return isRange(code) || Number(digit) >= Number(from);
}
