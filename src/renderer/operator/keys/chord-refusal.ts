import type { Chord } from './chord.ts';
import { type ActId, bindingOf } from './key-bindings.ts';

/** Who needs a chord; words are `keySheet.refusal.<reason>` of the locales. */
const reasons = ['browser', 'system', 'input-method', 'text', 'focus'] as const;
export type ChordRefusal = (typeof reasons)[number];

/** Chords that somebody else listens to. */
const needed: Readonly<Record<ChordRefusal, readonly RegExp[]>> = {
  browser: [
    /^Ctrl\+(?:Shift\+)?Key[NRTWQ]$/,
    /^Ctrl\+(?:KeyP|Shift\+Key[IJC]|Shift\+Delete)$/,
    /^(?:Ctrl\+)?(?:Shift\+)?F5$/,
    /^(?:F7|F11|F12|Ctrl\+F4|Shift\+Escape)$/,
    /^Ctrl\+(?:Shift\+)?(?:Tab|PageUp|PageDown)$/,
    // Zoom of the whole page.
    /^Ctrl\+(?:Shift\+)?(?:Equal|Minus|Digit0|NumpadAdd|NumpadSubtract)$/,
    /^Alt\+(?:ArrowLeft|ArrowRight|Home)$/,
  ],
  system: [
    /Meta\+/,
    /^Ctrl\+Alt\+/,
    /^Alt\+(?:Shift\+)?(?:F4|Tab|Space|Escape|Enter)$/,
    /^Ctrl\+(?:Shift\+)?Escape$/,
    /(?:PrintScreen|ContextMenu)$/,
    /^Shift\+F10$/,
  ],
  // Switches of UniKey, IBus and Fcitx as they are delivered.
  'input-method': [/^(?:Ctrl|Shift|Ctrl\+Shift)\+Space$/, /^Alt\+KeyZ$/, /^Ctrl\+Shift\+F[5-9]$/],
  text: [/^Ctrl\+Key[ACVX]$/, /^(?:Ctrl|Shift)\+Insert$/, /^Shift\+Delete$/],
  // Tab and Shift+Tab are how a keyboard gets from one control to the next.
  focus: [/^(?:Shift\+)?Tab$/],
};

/** Why this act may not have that chord, although no other act has it; null when it may. What was delivered is never refused. */
export function refusalOf(act: ActId, chord: Chord): ChordRefusal | null {
  if (chord === bindingOf(act).chord) return null;
  for (const reason of reasons) if (needed[reason].some((pattern) => pattern.test(chord))) return reason;
  return null;
}
