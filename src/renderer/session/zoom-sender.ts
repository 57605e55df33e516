import type { PictureRegion } from '../../shared/wall/picture-region.ts';
import { logFault } from './log-fault.ts';
import type { Session } from './session-store.ts';

/** While the answer to one step is awaited, the next steps build on what was sent last; this long after it the core's word counts again. */
const ownWordMs = 600;

export interface ZoomSender {
  /** The part that was asked for last, or `known` when that is long ago. */
  latest(tile: number, known: PictureRegion | null): PictureRegion | null;
  send(tile: number, region: PictureRegion | null): void;
}

interface Step {
  region: PictureRegion | null;
  sentAtMs: number;
  busy: boolean;
  waiting: boolean;
}

/** Steps of a zoom as a wheel gives them, one call under way at a time, the newest wins. `displayId` may be a zoom window's. */
export function createZoomSender(session: Session, displayId: string): ZoomSender {
  const steps = stepsOf(session, displayId);
  const call = (tile: number, region: PictureRegion | null) => {
    if (!displayId.startsWith('zoom-')) return session.bridge.call('wall.zoom', { displayId, tile, region });
    return session.bridge.call('zoom-window.set', {
      id: displayId,
      region: region ?? { x: 0, y: 0, width: 1, height: 1 },
    });
  };
  const flush = async (tile: number, step: Step) => {
    step.busy = true;
    while (step.waiting) {
      step.waiting = false;
      await call(tile, step.region).catch(logFault('wall.zoom'));
    }
    step.busy = false;
  };
  return {
    latest(tile, known) {
      const step = steps.get(tile);
      return step && performance.now() - step.sentAtMs < ownWordMs ? step.region : known;
    },
    send(tile, region) {
      const step = steps.get(tile) ?? { region, sentAtMs: 0, busy: false, waiting: false };
      Object.assign(step, { region, sentAtMs: performance.now(), waiting: true });
      steps.set(tile, step);
      if (!step.busy) void flush(tile, step);
    },
  };
}

const sessions = new WeakMap<Session, Map<string, Map<number, Step>>>();

/** A sender is made anew whenever the wall changes; what it sent last must outlive that. */
function stepsOf(session: Session, displayId: string): Map<number, Step> {
  const displays = sessions.get(session) ?? new Map<string, Map<number, Step>>();
  sessions.set(session, displays);
  const steps = displays.get(displayId) ?? new Map<number, Step>();
  displays.set(displayId, steps);
  return steps;
}
