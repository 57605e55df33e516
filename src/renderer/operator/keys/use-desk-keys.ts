import { useEffect } from 'react';
import type { Operator } from '../operator-store.ts';
import { perform } from '../perform.ts';
import { actOfKey } from './act-of-key.ts';
import { isTaken, leaveControl } from './key-owner.ts';
import { useBindings } from './use-bindings.ts';

/** The desk's keys as the person has set them, wherever the focus is, unless what has it needs them. */
export function useDeskKeys(operator: Operator): void {
  const bindings = useBindings();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.target instanceof Element)) return;
      const pressed = actOfKey(bindings, event);
      if (!pressed || isTaken(pressed.chord, event.target)) return;
      if (pressed.act?.act === 'digit') leaveControl(event.target);
      if (pressed.act === null || perform(operator, pressed.act)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [operator, bindings]);
}
