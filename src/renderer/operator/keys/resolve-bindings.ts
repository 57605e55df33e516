import { asRange, type Chord, isRange, overlap, readChord } from './chord.ts';
import { refusalOf } from './chord-refusal.ts';
import { type ActId, bindingOf, type KeyBinding, keyBindings } from './key-bindings.ts';

/** What a person changed: name of the act to its chord. */
export type KeyChoices = Readonly<Record<string, string>>;

/** The chord of every act; null where a person's choice has taken the delivered one. No press means two acts. */
export type Bindings = ReadonlyMap<ActId, Chord | null>;

/**
 * What was delivered under what a person changed. A choice is left out when its act is unknown or fixed, its chord unreadable or
 * needed elsewhere, or an earlier choice or a key that always stays has it: so a file edited by hand, or of another version, never gives one press two acts.
 */
export function resolveBindings(choices: KeyChoices): Bindings {
  const taken = keyBindings.flatMap(({ chord, also = [], fixed }) => [...(fixed ? [chord] : []), ...also]);
  const chosen = new Map<ActId, Chord>();
  for (const binding of keyBindings) {
    const chord = choiceOf(binding, choices);
    if (chord === null || isAmong(taken, chord)) continue;
    chosen.set(binding.id, chord);
    taken.push(chord);
  }
  const free = ({ chord, fixed }: KeyBinding) => fixed || !isAmong(taken, chord);
  return new Map(
    keyBindings.map((binding) => {
      const { id, chord } = binding;
      return [id, chosen.get(id) ?? (free(binding) ? chord : null)];
    }),
  );
}

/** The other act that a press of this chord would also mean. */
export function clashOf(bindings: Bindings, act: ActId, chord: Chord): ActId | null {
  const holds = ({ id, also = [] }: KeyBinding) => {
    const own = id === act ? null : bindings.get(id);
    return (own && overlap(own, chord)) || also.some((other) => overlap(other, chord));
  };
  return keyBindings.find(holds)?.id ?? null;
}

/** The choices with this act's chord changed; a chord as delivered is no choice. */
export function withChoice(choices: KeyChoices, act: ActId, chord: Chord): KeyChoices {
  const { [act]: _, ...others } = choices;
  return chord === bindingOf(act).chord ? others : { ...others, [act]: chord };
}

/** The pressed chord as this act would have it: a range stays that range, and one key stays one key. Null when it cannot be. */
export function chordFor({ chord: delivered }: KeyBinding, chord: Chord): Chord | null {
  if (isRange(delivered)) return asRange(chord, delivered);
  return isRange(chord) ? null : chord;
}

function choiceOf(binding: KeyBinding, choices: KeyChoices): Chord | null {
  const text = Object.hasOwn(choices, binding.id) ? choices[binding.id] : undefined;
  const chord = text === undefined || binding.fixed ? null : readChord(text);
  if (chord === null) return null;
  const shaped = chordFor(binding, chord);
  return shaped === null || refusalOf(binding.id, shaped) ? null : shaped;
}

function isAmong(taken: readonly Chord[], chord: Chord): boolean {
  return taken.some((other) => overlap(other, chord));
}
