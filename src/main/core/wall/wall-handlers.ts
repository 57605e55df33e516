import { ExpectedError } from '../../../shared/base/fault.ts';
import type { TilePlace } from '../../../shared/contract/call.ts';
import type { EventValue } from '../../../shared/contract/events.ts';
import type { wallCalls } from '../../../shared/contract/wall-calls.ts';
import type { CallHandlers } from '../serve/control-sockets.ts';
import type { WallService } from './wall-service.ts';
import type { WholeWall } from './whole-wall.ts';
import type { ZoomWindows } from './zoom-windows.ts';

const identifyForMs = 5000;

export interface WallHandlerParts {
  readonly wall: WallService;
  readonly whole: WholeWall;
  readonly zoomWindows: ZoomWindows;
  /** Who asks, for the log. */
  person(): string;
  broadcast(event: 'wall.identify', value: EventValue<'wall.identify'>): void;
}

/** Answers to all that changes the wanted wall. */
export function wallHandlers(parts: WallHandlerParts): Pick<CallHandlers, keyof typeof wallCalls> {
  return { ...displayHandlers(parts), ...layoutHandlers(parts), ...zoomWindowHandlers(parts) };
}

function displayHandlers({ wall, whole, person, broadcast }: WallHandlerParts) {
  return answering({
    'wall.set-layout': ({ displayId, layout }) => wall.setLayout(displayId, layout, person()),
    'wall.load-layout': ({ displayId, layoutId }) => wall.loadLayout(displayId, layoutId, person()),
    'wall.place': ({ cameraId, ...place }) => wall.place(place, cameraId, person()),
    'wall.swap': ({ from, to }) => wall.swap(from, to, person()),
    'wall.undo': () => wall.undo(person()),
    'wall.maximise': ({ displayId, tile }) => wall.maximise(displayId, tile, person()),
    'wall.zoom': ({ region, ...place }) => wall.zoom(place, region, person()),
    'wall.set-carousel': ({ displayId, carousel }) => wall.setCarousel(displayId, carousel, person()),
    'wall.set-when-away': ({ displayId, moveTo }) => wall.setWhenAway(displayId, moveTo),
    'wall.set-overlay': ({ shown }) => whole.setOverlay(shown),
    'wall.identify': () => broadcast('wall.identify', { untilMs: Date.now() + identifyForMs }),
  });
}

function layoutHandlers({ wall }: WallHandlerParts) {
  return {
    'layouts.save': ({ layout }) => ({ id: wall.layouts.save(layout) }),
    'layouts.remove': ({ id }) => {
      wall.layouts.remove(id);
      return {};
    },
  } satisfies Partial<CallHandlers>;
}

function zoomWindowHandlers({ wall, zoomWindows }: WallHandlerParts) {
  return {
    'zoom-window.open': ({ region, ...place }) => ({
      id: zoomWindows.open(cameraAt(wall, place), region),
    }),
    'zoom-window.set': ({ id, region }) => {
      zoomWindows.set(id, region);
      return {};
    },
    'zoom-window.close': ({ id }) => {
      zoomWindows.close(id);
      return {};
    },
  } satisfies Partial<CallHandlers>;
}

function cameraAt(wall: WallService, { displayId, tile }: TilePlace): string {
  const camera = wall.arrangement(displayId).tiles[tile] ?? null;
  if (camera === null) throw new ExpectedError({ code: 'empty-tile', message: 'no camera is on that tile' });
  return camera;
}

type Acts = {
  readonly [N in Exclude<keyof typeof wallCalls, `layouts.${string}` | `zoom-window.${string}`>]: (
    ...input: Parameters<CallHandlers[N]>
  ) => void;
};

/** Handlers of acts that answer with nothing. */
function answering(acts: Acts): Pick<CallHandlers, keyof Acts> {
  const wrapped = Object.entries(acts).map(([name, act]) => [
    name,
    (...input: unknown[]) => {
      // Each act is called with its own call's input: the table of handlers says so by name.
      (act as (...input: unknown[]) => void)(...input);
      return {};
    },
  ]);
  return Object.fromEntries(wrapped) as Pick<CallHandlers, keyof Acts>;
}
