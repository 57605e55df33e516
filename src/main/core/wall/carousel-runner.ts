import type { Disposable } from '../../../shared/base/disposable.ts';
import type { WallService } from './wall-service.ts';

/** Turns the displays' carousels. A display's turn begins anew whenever its carousel is started or has moved on. */
export class CarouselRunner implements Disposable {
  private readonly wall: WallService;
  private readonly timers = new Map<string, { readonly turn: string; readonly timer: NodeJS.Timeout }>();
  private readonly listening: Disposable;

  constructor(wall: WallService) {
    this.wall = wall;
    this.listening = wall.onChanged.on(() => this.follow());
    this.follow();
  }

  dispose(): void {
    this.listening.dispose();
    for (const { timer } of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private follow(): void {
    const running = new Map(
      this.wall.view().displays.flatMap(({ id, carousel }) => (carousel ? [[id, carousel] as const] : [])),
    );
    for (const [id, { timer, turn }] of this.timers) {
      const now = running.get(id);
      if (now && JSON.stringify(now) === turn) continue;
      clearTimeout(timer);
      this.timers.delete(id);
    }
    for (const [id, carousel] of running) {
      if (this.timers.has(id)) continue;
      const timer = setTimeout(() => this.wall.advance(id), carousel.dwellMs);
      this.timers.set(id, { turn: JSON.stringify(carousel), timer });
    }
  }
}
