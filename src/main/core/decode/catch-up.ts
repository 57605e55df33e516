import type { LanePicture } from './lane-picture.ts';

/** How long the newest picture of a replayed group waits for one that is newer. */
const waitMs = 150;

/** While a decoder works off a replayed group, its pictures come faster than life: only the newest of them is shown, at the end. */
export class CatchUp {
  private readonly show: (picture: LanePicture) => void;
  private held: LanePicture | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(show: (picture: LanePicture) => void) {
    this.show = show;
  }

  /** In place of the one held before; shown by itself when nothing comes after it. */
  hold(picture: LanePicture): void {
    this.held = picture;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.release(), waitMs);
  }

  /** The group is worked off. */
  release(): void {
    const { held } = this;
    this.clear();
    if (held !== null) this.show(held);
  }

  /** Something newer is there. */
  clear(): void {
    clearTimeout(this.timer);
    this.held = null;
  }

  dispose(): void {
    this.clear();
  }
}
