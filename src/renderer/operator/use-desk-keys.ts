import { useEffect } from 'react';
import { perform } from './desk-acts.ts';
import { operatorAct } from './operator-keys.ts';
import type { Operator } from './operator-store.ts';

/** Controls that need the keys for themselves; tiles of the plan are the desk's own. */
const busy = 'input, button:not(.plan-tile), [role="listbox"], [role="menu"], [role="dialog"]';

/** The desk's keys, wherever the focus is, unless a control needs them. Ctrl with a digit always is the desk's. */
export function useDeskKeys(operator: Operator): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = operatorAct(event);
      if (!act || event.defaultPrevented) return;
      const taken = event.target instanceof Element && event.target.closest(busy) !== null;
      if (taken && act.act !== 'layout') return;
      const inPlan = event.target instanceof Element && event.target.closest('.plan-tile') !== null;
      if (act.act === 'next-display' && !inPlan) return;
      if (perform(operator, act)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [operator]);
}
