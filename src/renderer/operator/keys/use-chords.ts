import { chordText } from './chord-text.ts';
import type { ActId } from './key-bindings.ts';
import { useBindings } from './use-bindings.ts';
import { useKeyLabels } from './use-key-labels.ts';

/** The keys of several acts as the person reads them, side by side: arrows without a space between them. Empty when none has a key. */
export function useChords(...acts: readonly ActId[]): string {
  const bindings = useBindings();
  const labels = useKeyLabels();
  const texts = acts.flatMap((act) => {
    const chord = bindings.get(act) ?? null;
    return chord === null ? [] : [chordText(chord, labels)];
  });
  return texts.join(texts.every((text) => text.length === 1) ? '' : ' ');
}
