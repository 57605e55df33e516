import { useEffect } from 'react';
import type { Operator } from './operator-store.ts';
import { stepZoom } from './zoom-acts.ts';

const nearer = new Set(['Equal', 'NumpadAdd']);
const farther = new Set(['Minus', 'NumpadSubtract']);

/** Plus and minus while zooming; at all other times these keys are nobody's. */
export function useZoomKeys(operator: Operator): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!operator.store.getState().zooming || event.isComposing || event.ctrlKey || event.metaKey) return;
      if (!nearer.has(event.code) && !farther.has(event.code)) return;
      if (stepZoom(operator, nearer.has(event.code))) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [operator]);
}
