import { useChord } from '../keys/use-chord.ts';

/** How the key that loads a layout reads: `Ctrl+3`; only the digit when the person has taken the keys off. */
export function useLoadKey(): (key: number) => string {
  const chord = useChord('load-layout');
  return (key) => (chord.includes('1–9') ? chord.replace('1–9', String(key)) : String(key));
}
