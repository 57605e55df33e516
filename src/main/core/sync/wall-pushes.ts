import { Emitter } from '../../../shared/base/emitter.ts';
import { ExpectedError } from '../../../shared/base/fault.ts';
import type { PushView } from '../../../shared/contract/hub-view.ts';
import type { WallPush } from '../../../shared/hub/wall-push.ts';
import type { Arrangement } from '../../../shared/wall/arrange.ts';
import { visibleTiles } from '../../../shared/wall/arrange.ts';
import type { WallService } from '../wall/wall-service.ts';
import type { Pushes } from './hub-handlers.ts';

const mostKept = 20;

interface Kept {
  view: PushView;
  readonly displayId: string;
  readonly before: Arrangement;
  readonly after: Arrangement;
}

/** What other desks put on this wall, newest first; the desk sees who did it and can take it back. */
export class WallPushes implements Pushes {
  readonly onChanged = new Emitter<void>();
  private readonly wall: WallService;
  private readonly tellUndone: (pushId: string) => void;
  private readonly person: () => string;
  private kept: Kept[] = [];

  /** `tellUndone` lets who pushed know; `person` is who sits here, for the log. */
  constructor(wall: WallService, person: () => string, tellUndone: (pushId: string) => void) {
    this.wall = wall;
    this.person = person;
    this.tellUndone = tellUndone;
  }

  all(): readonly PushView[] {
    return this.kept.map(({ view }) => view);
  }

  /** Puts it on the wall: on the display that was named, else on the first; on the tile that was named, else the first empty one, else the last. */
  take(push: WallPush): void {
    if (this.kept.some(({ view }) => view.id === push.id)) return;
    const { displays } = this.wall.view();
    const display = displays.find(({ id }) => id === push.displayId) ?? displays[0];
    if (!display) return;
    const by = `${push.byName} (${push.byUnit})`;
    const before = this.wall.arrangement(display.id);
    if (push.content.kind === 'layout') this.wall.show(display.id, push.content.layout, by);
    else {
      const tiles = visibleTiles(before);
      const empty = tiles.indexOf(null);
      const free = empty === -1 ? tiles.length - 1 : empty;
      const { tile } = push.content;
      const place = tile !== null && tile < tiles.length ? tile : free;
      this.wall.place({ displayId: display.id, tile: place }, push.content.cameraId, by);
    }
    const after = this.wall.arrangement(display.id);
    this.kept = [
      { view: { ...push, undone: false }, displayId: display.id, before, after },
      ...this.kept,
    ].slice(0, mostKept);
    this.onChanged.fire();
  }

  /** Throws ExpectedError `push-gone` when it is no longer known, was taken back already, or the display shows something else by now. */
  async undo(pushId: string): Promise<void> {
    const kept = this.kept.find(({ view }) => view.id === pushId);
    const there = this.wall.view().displays.some(({ id }) => id === kept?.displayId);
    if (!kept || kept.view.undone || !there) throw gone();
    // What was changed here since is this desk's own: it is not thrown away with the push.
    if (JSON.stringify(this.wall.arrangement(kept.displayId)) !== JSON.stringify(kept.after)) throw gone();
    this.wall.bringBack(kept.displayId, kept.before, this.person());
    kept.view = { ...kept.view, undone: true };
    this.tellUndone(pushId);
    this.onChanged.fire();
  }
}

function gone(): ExpectedError {
  return new ExpectedError({ code: 'push-gone', message: 'the wall shows something else by now' });
}
