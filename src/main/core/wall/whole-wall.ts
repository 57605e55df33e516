import { type Disposable, DisposableStore } from '../../../shared/base/disposable.ts';
import { Emitter } from '../../../shared/base/emitter.ts';
import type { WallView } from '../../../shared/wall/wall-view.ts';
import type { WallService } from './wall-service.ts';
import type { ZoomWindows } from './zoom-windows.ts';

/** All that the windows show: displays, saved layouts, zoom windows, figures. */
export class WholeWall implements Disposable {
  readonly onChanged = new Emitter<WallView>();
  private readonly wall: WallService;
  private readonly zoomWindows: ZoomWindows;
  private readonly held = new DisposableStore();
  private overlay = false;

  constructor(wall: WallService, zoomWindows: ZoomWindows) {
    this.wall = wall;
    this.zoomWindows = zoomWindows;
    this.held.add(wall.onChanged.on(() => this.changed()));
    this.held.add(wall.layouts.onChanged.on(() => this.changed()));
    this.held.add(zoomWindows.onChanged.on(() => this.changed()));
  }

  view(): WallView {
    const { displays, undoable } = this.wall.view();
    return {
      displays: [...displays],
      layouts: [...this.wall.layouts.all()],
      zoomWindows: [...this.zoomWindows.all()],
      overlay: this.overlay,
      undoable,
    };
  }

  setOverlay(shown: boolean): void {
    this.overlay = shown;
    this.changed();
  }

  dispose(): void {
    this.held.dispose();
    this.onChanged.dispose();
  }

  private changed(): void {
    this.onChanged.fire(this.view());
  }
}
