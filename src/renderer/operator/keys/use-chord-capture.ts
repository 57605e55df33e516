import { useEffect, useEffectEvent } from 'react';
import { type Chord, chordOf } from './chord.ts';

const modifier = /^(?:Control|Alt|Shift|Meta|OS)(?:Left|Right)?$|^(?:AltGraph|CapsLock|Fn)$/;

interface Capture {
  /** The chord that was pressed; null for a key that cannot be bound. */
  onChord(chord: Chord | null): void;
  /** Escape, or a press of the pointer. */
  onEnd(): void;
}

/** While active, the next key press is told instead of doing anything; modifiers wait for their key, composing keys are left alone. */
export function useChordCapture(active: boolean, capture: Capture): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.key === 'Process') return;
    event.preventDefault();
    event.stopPropagation();
    if (modifier.test(event.code)) return;
    const chord = chordOf(event);
    if (chord === 'Escape') capture.onEnd();
    else if (!event.repeat) capture.onChord(chord);
  });
  const end = useEffectEvent(() => capture.onEnd());
  useEffect(() => {
    if (!active) return;
    const onPress = (event: KeyboardEvent) => press(event);
    const onPointer = () => end();
    window.addEventListener('keydown', onPress, { capture: true });
    window.addEventListener('pointerdown', onPointer, { capture: true });
    window.addEventListener('blur', onPointer);
    return () => {
      window.removeEventListener('keydown', onPress, { capture: true });
      window.removeEventListener('pointerdown', onPointer, { capture: true });
      window.removeEventListener('blur', onPointer);
    };
  }, [active]);
}
