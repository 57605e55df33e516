import { chordText } from './chord-text.ts';
import type { ActId } from './key-bindings.ts';
import { useBindings } from './use-bindings.ts';
import { useKeyLabels } from './use-key-labels.ts';

/** The key of an act as the person reads it, to be shown where the act is; empty when the act has none. */
export function useChord(act: ActId): string {
  const chord = useBindings().get(act) ?? null;
  const labels = useKeyLabels();
  return chord === null ? '' : chordText(chord, labels);
}
