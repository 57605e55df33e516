import { type KeyboardEvent, useCallback } from 'react';
import type { Replay } from './replay-store.ts';

const field = 'input, select, textarea';

/** The replay's keys, by `event.code`: Space and K play or pause, J and L to the changes, comma and period by seconds. */
export function useReplayKeys(replay: Replay): (event: KeyboardEvent) => void {
  return useCallback(
    (event) => {
      const { target, nativeEvent, altKey, ctrlKey, metaKey, shiftKey } = event;
      if (nativeEvent.isComposing || altKey || ctrlKey || metaKey || shiftKey) return;
      if (!(target instanceof Element) || target.closest(field)) return;
      // A button that has the focus is pressed with Space.
      if (event.code === 'Space' && target.closest('button')) return;
      const act = actOf(replay, event.code);
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    },
    [replay],
  );
}

function actOf(replay: Replay, code: string): (() => void) | null {
  const { atMs, playing } = replay.store.getState();
  switch (code) {
    case 'Space':
    case 'KeyK':
      return () => replay.setPlaying(!playing);
    case 'KeyJ':
      return () => replay.goToChange('previous');
    case 'KeyL':
      return () => replay.goToChange('next');
    case 'Comma':
      return () => replay.goTo(atMs - 1000);
    case 'Period':
      return () => replay.goTo(atMs + 1000);
    default:
      return null;
  }
}
