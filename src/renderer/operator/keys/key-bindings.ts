import { assert } from '../../../shared/base/assert.ts';
import type { Chord } from './chord.ts';
import type { PlainAct } from './operator-act.ts';

/** Acts as the sheet of the keys orders them. */
export const keyGroups = ['tile', 'find', 'picture', 'layout', 'console'] as const;
export type KeyGroup = (typeof keyGroups)[number];

type MoveId = 'move-left' | 'move-right' | 'move-up' | 'move-down';

/** Name of an act that has a key; its words are `keySheet.act.<id>` of the locales. */
export type ActId = PlainAct | MoveId | 'digits' | 'load-layout' | 'save-layout';

/** An act and its key as delivered. */
export interface KeyBinding {
  readonly id: ActId;
  readonly group: KeyGroup;
  readonly chord: Chord;
  /** Further keys that always stay. */
  readonly also?: readonly Chord[];
  /** The key cannot be changed: it means the same in fields, lists and dialogs. */
  readonly fixed?: true;
  /** The act goes on while the key is held. */
  readonly repeats?: true;
}

/** Every act that has a key. Kept free for what comes: J K L , . C I G R T W Space. */
export const keyBindings: readonly KeyBinding[] = [
  { id: 'move-left', group: 'tile', chord: 'ArrowLeft', repeats: true },
  { id: 'move-right', group: 'tile', chord: 'ArrowRight', repeats: true },
  { id: 'move-up', group: 'tile', chord: 'ArrowUp', repeats: true },
  { id: 'move-down', group: 'tile', chord: 'ArrowDown', repeats: true },
  { id: 'next-display', group: 'tile', chord: 'Tab', repeats: true },
  { id: 'digits', group: 'tile', chord: 'Digit0-9', fixed: true },
  { id: 'rub', group: 'tile', chord: 'Backspace', fixed: true, repeats: true },
  { id: 'place', group: 'tile', chord: 'Enter' },
  { id: 'swap', group: 'tile', chord: 'KeyX' },
  { id: 'clear', group: 'tile', chord: 'Delete' },
  { id: 'undo', group: 'tile', chord: 'Ctrl+KeyZ' },
  { id: 'pushes', group: 'tile', chord: 'KeyV' },
  { id: 'undo-push', group: 'tile', chord: 'Shift+KeyV' },
  { id: 'search', group: 'find', chord: 'Slash' },
  { id: 'recents', group: 'find', chord: 'BracketLeft' },
  { id: 'neighbours', group: 'find', chord: 'BracketRight' },
  { id: 'add-cameras', group: 'find', chord: 'Ctrl+KeyI' },
  { id: 'maximise', group: 'picture', chord: 'KeyF' },
  { id: 'zoom', group: 'picture', chord: 'KeyZ' },
  { id: 'zoom-window', group: 'picture', chord: 'Shift+KeyZ' },
  { id: 'zoom-in', group: 'picture', chord: 'Equal', also: ['Shift+Equal', 'NumpadAdd'], repeats: true },
  { id: 'zoom-out', group: 'picture', chord: 'Minus', also: ['NumpadSubtract'], repeats: true },
  { id: 'snapshot', group: 'picture', chord: 'KeyS' },
  { id: 'bookmark', group: 'picture', chord: 'KeyB' },
  { id: 'bookmarks', group: 'find', chord: 'Shift+KeyB' },
  { id: 'reports', group: 'find', chord: 'Shift+KeyY' },
  { id: 'push', group: 'picture', chord: 'KeyP' },
  { id: 'report', group: 'picture', chord: 'KeyY' },
  { id: 'sound', group: 'picture', chord: 'KeyA' },
  { id: 'louder', group: 'picture', chord: 'Ctrl+ArrowUp', repeats: true },
  { id: 'quieter', group: 'picture', chord: 'Ctrl+ArrowDown', repeats: true },
  { id: 'load-layout', group: 'layout', chord: 'Ctrl+Digit1-9' },
  { id: 'save-layout', group: 'layout', chord: 'Ctrl+Shift+Digit1-9' },
  { id: 'edit-layout', group: 'layout', chord: 'KeyE' },
  { id: 'carousel', group: 'layout', chord: 'KeyQ' },
  { id: 'back', group: 'console', chord: 'Escape', fixed: true },
  { id: 'help', group: 'console', chord: 'Shift+Slash', also: ['F1'] },
  { id: 'wall', group: 'console', chord: 'F2' },
  { id: 'wall-log', group: 'console', chord: 'KeyH' },
  { id: 'capacity', group: 'console', chord: 'KeyD' },
  { id: 'hub', group: 'console', chord: 'KeyU' },
  { id: 'admin', group: 'console', chord: 'Shift+KeyU' },
  { id: 'overlay', group: 'console', chord: 'KeyO' },
  { id: 'mute-all', group: 'console', chord: 'KeyM' },
  { id: 'identify', group: 'console', chord: 'KeyN' },
];

export function bindingOf(act: ActId): KeyBinding {
  const binding = keyBindings.find(({ id }) => id === act);
  assert(binding, `every act is in the table: ${act}`);
  return binding;
}
