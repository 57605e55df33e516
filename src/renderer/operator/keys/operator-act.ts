import type { Direction } from '../neighbour-tile.ts';

/** What a key asks of the desk. `place` with nothing typed means `maximise`; `key` is the digit of a layout's key, 1 to 9. */
export type OperatorAct =
  | { readonly act: 'move'; readonly direction: Direction }
  | { readonly act: 'digit'; readonly digit: string }
  | { readonly act: 'load-layout' | 'save-layout'; readonly key: number }
  | { readonly act: PlainAct };

/** Acts that a key says wholly. */
export type PlainAct =
  | 'next-display'
  | 'place'
  | 'rub'
  | 'back'
  | 'clear'
  | 'swap'
  | 'undo'
  | 'maximise'
  | 'zoom'
  | 'zoom-window'
  | 'zoom-in'
  | 'zoom-out'
  | 'search'
  | 'recents'
  | 'neighbours'
  | 'add-cameras'
  | 'edit-layout'
  | 'carousel'
  | 'snapshot'
  | 'overlay'
  | 'sound'
  | 'louder'
  | 'quieter'
  | 'mute-all'
  | 'identify'
  | 'wall'
  | 'wall-log'
  | 'capacity'
  | 'hub'
  | 'admin'
  | 'push'
  | 'report'
  | 'reports'
  | 'bookmark'
  | 'bookmarks'
  | 'pushes'
  | 'undo-push'
  | 'help';
