import { type Chord, type ChordKey, chordOf, overlap } from './chord.ts';
import { type ActId, bindingOf } from './key-bindings.ts';
import type { OperatorAct } from './operator-act.ts';
import type { Bindings } from './resolve-bindings.ts';

/** What of a key press decides which act it is. */
export interface PressedKey extends ChordKey {
  readonly isComposing: boolean;
  readonly key: string;
  readonly repeat: boolean;
}

/** A press that is the desk's: `act` null while a key is held whose act does not go on. */
export interface DeskPress {
  readonly chord: Chord;
  readonly act: OperatorAct | null;
}

/** The desk's act of a key, by its place on the keyboard; null while an input method has it and for all other keys. */
export function actOfKey(bindings: Bindings, key: PressedKey): DeskPress | null {
  if (key.isComposing || key.key === 'Process') return null;
  const chord = chordOf(key);
  const id = chord === null ? undefined : idOf(bindings, chord);
  if (chord === null || id === undefined) return null;
  return { chord, act: key.repeat && !bindingOf(id).repeats ? null : actOf(id, chord) };
}

function idOf(bindings: Bindings, chord: Chord): ActId | undefined {
  for (const [id, own] of bindings) {
    const { also = [] } = bindingOf(id);
    if ((own !== null && overlap(own, chord)) || also.includes(chord)) return id;
  }
  return undefined;
}

function actOf(id: ActId, chord: Chord): OperatorAct {
  const digit = chord.at(-1) ?? '';
  switch (id) {
    case 'move-left':
      return { act: 'move', direction: 'left' };
    case 'move-right':
      return { act: 'move', direction: 'right' };
    case 'move-up':
      return { act: 'move', direction: 'up' };
    case 'move-down':
      return { act: 'move', direction: 'down' };
    case 'digits':
      return { act: 'digit', digit };
    case 'load-layout':
    case 'save-layout':
      return { act: id, key: Number(digit) };
    default:
      return { act: id };
  }
}
