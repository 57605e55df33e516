import { useEffect } from 'react';
import { perform } from './desk-acts.ts';
import { type OperatorAct, operatorAct } from './operator-keys.ts';
import type { Operator } from './operator-store.ts';

/** What needs all keys for itself. */
const field = 'input, [role="menu"], [role="listbox"], [role="dialog"], [role="radiogroup"]';
const planTile = '.plan-tile';

/** The desk's keys, wherever the focus is, unless what has it needs them. Ctrl with a digit always is the desk's. */
export function useDeskKeys(operator: Operator): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = operatorAct(event);
      if (!act || event.defaultPrevented || !(event.target instanceof Element)) return;
      if (isTaken(act, event.target)) return;
      leaveButton(event.target);
      if (perform(operator, act)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [operator]);
}

function isTaken(act: OperatorAct, target: Element): boolean {
  if (act.act === 'layout') return false;
  if (target.closest(field)) return true;
  const inPlan = target.closest(planTile) !== null;
  if (act.act === 'next-display') return !inPlan;
  const onButton = !inPlan && target.closest('button') !== null;
  return onButton && (act.act === 'place' || act.act === 'move');
}

/** A button that was pressed with the pointer keeps the focus; a digit typed then is meant for the wall, and so is the Enter after it. */
function leaveButton(target: Element): void {
  if (target.closest('button') && !target.closest(planTile))
    document.querySelector<HTMLElement>(`${planTile}[aria-pressed="true"]`)?.focus();
}
