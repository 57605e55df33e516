import { chordText } from './chord-text.ts';
import type { ActId } from './key-bindings.ts';
import { useBindings } from './use-bindings.ts';
import { useKeyLabels } from './use-key-labels.ts';

/** The keys of several acts as the person reads them; acts without a key are left out. */
export function useChords(...acts: readonly ActId[]): readonly string[] {
  const bindings = useBindings();
  const labels = useKeyLabels();
  return acts.flatMap((act) => {
    const chord = bindings.get(act) ?? null;
    return chord === null ? [] : [chordText(chord, labels)];
  });
}
