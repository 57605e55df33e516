import type { Direction } from './neighbour-tile.ts';

/** What a key asks of the desk. `layout` counts from 0. */
export type OperatorAct =
  | { readonly act: 'move'; readonly direction: Direction }
  | { readonly act: 'digit'; readonly digit: string }
  | { readonly act: 'layout'; readonly index: number }
  | { readonly act: 'next-display' | 'place' | 'rub' | 'drop' | 'clear' | 'search' | 'wall' };

type Key = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey' | 'isComposing'>;

const plain: Readonly<Record<string, OperatorAct>> = {
  ArrowLeft: { act: 'move', direction: 'left' },
  ArrowRight: { act: 'move', direction: 'right' },
  ArrowUp: { act: 'move', direction: 'up' },
  ArrowDown: { act: 'move', direction: 'down' },
  Tab: { act: 'next-display' },
  Enter: { act: 'place' },
  NumpadEnter: { act: 'place' },
  Backspace: { act: 'rub' },
  Escape: { act: 'drop' },
  Delete: { act: 'clear' },
  NumpadDecimal: { act: 'clear' },
  F2: { act: 'wall' },
  Slash: { act: 'search' },
  NumpadDivide: { act: 'search' },
};

/** The desk's keys, by the key's place on the keyboard; null while an input method composes and for all other keys. */
export function operatorAct(key: Key): OperatorAct | null {
  if (key.isComposing || key.altKey || key.metaKey || key.shiftKey) return null;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(key.code)?.[1];
  if (key.ctrlKey) return digit && digit !== '0' ? { act: 'layout', index: Number(digit) - 1 } : null;
  if (digit) return { act: 'digit', digit };
  return plain[key.code] ?? null;
}
