import { layoutNames } from '../../shared/wall/layout.ts';
import { bookmarkSelected } from '../hub/bookmarks/bookmark-selected.ts';
import { mayAdminister } from '../hub/general-rights.ts';
import { goToPushes } from '../hub/go-to-pushes.ts';
import { pushSelected } from '../hub/push-selected.ts';
import { reportSelected } from '../hub/report-selected.ts';
import { undoNewestPush } from '../hub/undo-push.ts';
import { showNeighbours, showRecent } from './cameras/browser-acts.ts';
import { ask, placeCamera, selection } from './desk-acts.ts';
import type { OperatorAct, PlainAct } from './keys/operator-act.ts';
import { loadLayoutByKey } from './layouts/load-layout-by-key.ts';
import { saveLayoutByKey } from './layouts/save-layout-by-key.ts';
import { neighbourTile } from './neighbour-tile.ts';
import type { DeskDialog, Operator } from './operator-store.ts';
import { selectedSound } from './sound-acts.ts';
import { carry, takeSnapshot, toggleMaximised } from './tile-acts.ts';
import { endZoom, openZoomWindow, panZoom, stepZoom, toggleZooming } from './zoom-acts.ts';

const longestNumber = 7;

/** Acts that a key says wholly. False when there was nothing to do: then the key keeps its usual meaning. */
const plain: Readonly<Record<PlainAct, (operator: Operator) => boolean>> = {
  'next-display': nextDisplay,
  place: (operator) => placeTyped(operator) || toggleMaximised(operator),
  rub: (operator) => type(operator, operator.store.getState().typed.slice(0, -1)),
  back,
  clear: (operator) => always(placeCamera(operator, null)),
  swap: carry,
  undo: (operator) => always(ask(operator, 'wall.undo', {})),
  maximise: toggleMaximised,
  zoom: toggleZooming,
  'zoom-window': openZoomWindow,
  'zoom-in': (operator) => stepZoom(operator, true),
  'zoom-out': (operator) => stepZoom(operator, false),
  search: () => always(document.querySelector<HTMLInputElement>('.camera-search input')?.focus()),
  recents: (operator) => always(showRecent(operator)),
  neighbours: (operator) => always(showNeighbours(operator)),
  // With a hub the list is its catalogue's.
  'add-cameras': (operator) =>
    operator.hub.store.getState().view.link === 'none' && open('add-cameras')(operator),
  'edit-layout': open('edit-layout'),
  carousel: open('carousel'),
  snapshot: takeSnapshot,
  overlay: (operator) =>
    always(ask(operator, 'wall.set-overlay', { shown: !operator.session.store.getState().wall.overlay })),
  sound: (operator) => always(operator.sound.toggle(selectedSound(operator))),
  louder: ({ sound }) => always(sound.louder()),
  quieter: ({ sound }) => always(sound.quieter()),
  'mute-all': ({ sound }) => always(sound.off()),
  identify: (operator) => always(ask(operator, 'wall.identify', {})),
  wall: (operator) =>
    always(
      ask(operator, 'window.focus', { kind: 'wall', displayId: selection(operator)?.displayId ?? null }),
    ),
  'wall-log': open('wall-log'),
  capacity: open('capacity'),
  hub: open('hub'),
  admin: (operator) => mayAdminister(operator.hub.store.getState(), Date.now()) && open('admin')(operator),
  push: pushSelected,
  report: reportSelected,
  reports: (operator) => operator.hub.store.getState().view.person !== null && open('reports')(operator),
  bookmark: bookmarkSelected,
  bookmarks: open('bookmarks'),
  pushes: goToPushes,
  'undo-push': undoNewestPush,
  help: open('keys'),
};

/** Does what a key asked for. False when it had nothing to do: then the key keeps its usual meaning. */
export function perform(operator: Operator, act: OperatorAct): boolean {
  switch (act.act) {
    case 'move':
      return operator.store.getState().zooming
        ? panZoom(operator, act.direction)
        : move(operator, act.direction);
    case 'digit':
      return type(operator, operator.store.getState().typed + act.digit);
    case 'load-layout':
      return loadLayout(operator, act.key);
    case 'save-layout':
      return always(saveLayoutByKey(operator, act.key));
    default:
      return plain[act.act](operator);
  }
}

function always(_done: unknown): true {
  return true;
}

function open(dialog: DeskDialog): (operator: Operator) => boolean {
  return (operator) => always(operator.store.setState({ dialog }));
}

function type(operator: Operator, typed: string): boolean {
  const before = operator.store.getState().typed;
  operator.store.setState({ typed: typed.slice(0, longestNumber), zooming: false });
  return before !== typed;
}

/** Escape, the innermost thing first: what is typed, what is carried, the zoom, the maximised tile. */
function back(operator: Operator): boolean {
  const { typed, carried, zooming } = operator.store.getState();
  const place = selection(operator);
  const display = operator.session.store.getState().wall.displays.find(({ id }) => id === place?.displayId);
  if (typed !== '') operator.store.setState({ typed: '' });
  else if (carried) operator.store.setState({ carried: null });
  else if (zooming || (place && display?.zooms[place.tile])) endZoom(operator);
  else if (display && display.maximised !== null)
    ask(operator, 'wall.maximise', { displayId: display.id, tile: null });
  else return false;
  return true;
}

function move(operator: Operator, direction: Parameters<typeof neighbourTile>[2]): boolean {
  const place = selection(operator);
  const display = operator.session.store.getState().wall.displays.find(({ id }) => id === place?.displayId);
  if (!place || !display) return false;
  const tile = neighbourTile(display.grid, place.tile, direction);
  operator.store.setState({ selected: { ...place, tile } });
  return true;
}

function nextDisplay(operator: Operator): boolean {
  const { displays } = operator.session.store.getState().wall;
  const at = displays.findIndex(({ id }) => id === selection(operator)?.displayId);
  const next = displays[at + 1];
  if (!next) return false;
  operator.store.setState({ selected: { displayId: next.id, tile: 0 }, zooming: false });
  return true;
}

function placeTyped(operator: Operator): boolean {
  const { typed } = operator.store.getState();
  if (typed === '') return false;
  const { cameras } = operator.session.store.getState();
  const camera = [...cameras.values()].find(({ number }) => number === Number(typed));
  if (!camera) return true;
  placeCamera(operator, camera.id);
  operator.store.setState({ typed: '' });
  return true;
}

/** A saved layout with that key, with its cameras; else the built-in one of that place in the menu. */
function loadLayout(operator: Operator, key: number): boolean {
  if (operator.session.store.getState().wall.layouts.some((layout) => layout.key === key))
    return always(loadLayoutByKey(operator, key));
  const place = selection(operator);
  const layout = layoutNames[key - 1];
  if (place && layout) ask(operator, 'wall.set-layout', { displayId: place.displayId, layout });
  return true;
}
