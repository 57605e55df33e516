import type { Chord } from './chord.ts';
import { type ChordRefusal, refusalOf } from './chord-refusal.ts';
import { type ActId, bindingOf } from './key-bindings.ts';
import { type Bindings, chordFor, clashOf } from './resolve-bindings.ts';

/** Whether an act may have a chord; if not, why: somebody else needs it, another act has it, or the act is for digits. */
export type ChordVerdict =
  | { readonly kind: 'fits'; readonly chord: Chord }
  | { readonly kind: 'refused'; readonly chord: Chord; readonly reason: ChordRefusal | 'needs-digit' }
  | { readonly kind: 'clash'; readonly chord: Chord; readonly other: ActId };

/** Judges the chord that was pressed for an act. */
export function judgeChord(bindings: Bindings, act: ActId, pressed: Chord): ChordVerdict {
  const chord = chordFor(bindingOf(act), pressed);
  if (chord === null) return { kind: 'refused', chord: pressed, reason: 'needs-digit' };
  const reason = refusalOf(act, chord) ?? refusalOf(act, pressed);
  if (reason !== null) return { kind: 'refused', chord, reason };
  const other = clashOf(bindings, act, chord);
  return other === null ? { kind: 'fits', chord } : { kind: 'clash', chord, other };
}
