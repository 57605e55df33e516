import { randomUUID } from 'node:crypto';
import { Emitter } from '../../../shared/base/emitter.ts';
import { ExpectedError } from '../../../shared/base/fault.ts';
import type { PictureRegion } from '../../../shared/wall/picture-region.ts';
import type { ZoomWindow } from '../../../shared/wall/wall-view.ts';
import type { SettingsStore } from '../settings/console-settings.ts';

const mostWindows = 8;

/** Parts of pictures in windows of their own; they are there again after a restart. */
export class ZoomWindows {
  readonly onChanged = new Emitter<void>();
  private readonly settings: SettingsStore;

  constructor(settings: SettingsStore) {
    this.settings = settings;
  }

  all(): readonly ZoomWindow[] {
    return this.settings.get().zoomWindows;
  }

  /** Throws `too-many-windows`: every one of them is a decoded stream. */
  open(cameraId: string, region: PictureRegion): string {
    if (this.all().length >= mostWindows)
      throw new ExpectedError({
        code: 'too-many-windows',
        message: `${mostWindows} zoom windows are open already`,
      });
    const id = `zoom-${randomUUID()}`;
    this.keep([...this.all(), { id, cameraId, region }]);
    return id;
  }

  set(id: string, region: PictureRegion): void {
    this.keep(this.all().map((one) => (one.id === id ? { ...one, region } : one)));
  }

  close(id: string): void {
    this.keep(this.all().filter((one) => one.id !== id));
  }

  private keep(zoomWindows: ZoomWindow[]): void {
    this.settings.update({ zoomWindows });
    this.onChanged.fire();
  }
}
