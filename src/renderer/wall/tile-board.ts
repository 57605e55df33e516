import type { TileReport } from '../../shared/wall/tile-report.ts';
import type { Translate } from '../i18n/i18n.ts';
import { type FacePaint, TileFace } from './tile-face.ts';

/** All tiles' faces with their last reports. Reports change words at the next frame; clocks and ages move together, once a second. */
export class TileBoard {
  private readonly faces = new Map<number, { face: TileFace; cameraId: string }>();
  private reports: ReadonlyMap<number, TileReport> = new Map();
  private readonly now: () => number;
  private translate: Translate;
  private overlay = false;
  private reportedAtMs = 0;
  private framePending = false;

  constructor(translate: Translate, now: () => number) {
    this.translate = translate;
    this.now = now;
  }

  /** Gives the board a tile's element; the returned function takes it back. */
  attach(tile: number, cameraId: string, root: HTMLElement, label: string): () => void {
    const entry = { face: new TileFace(root, label), cameraId };
    this.faces.set(tile, entry);
    this.paintOne(tile, this.moment(true));
    return () => {
      if (this.faces.get(tile) === entry) this.faces.delete(tile);
    };
  }

  show(reports: readonly TileReport[]): void {
    this.reportedAtMs = this.now();
    this.reports = new Map(reports.map((report) => [report.tile, report]));
    if (this.framePending) return;
    this.framePending = true;
    requestAnimationFrame(() => {
      this.framePending = false;
      this.paint(false);
    });
  }

  /** The last report of every tile that still has the camera it was told about. */
  latest(): TileReport[] {
    return [...this.reports.values()].filter(
      ({ tile, cameraId }) => this.faces.get(tile)?.cameraId === cameraId,
    );
  }

  speak(translate: Translate): void {
    this.translate = translate;
    this.paint(true);
  }

  setOverlay(overlay: boolean): void {
    this.overlay = overlay;
    this.paint(true);
  }

  tick(): void {
    this.paint(true);
  }

  private paint(clocks: boolean): void {
    const moment = this.moment(clocks);
    for (const tile of this.faces.keys()) this.paintOne(tile, moment);
  }

  private paintOne(tile: number, moment: FacePaint): void {
    const entry = this.faces.get(tile);
    const report = this.reports.get(tile);
    entry?.face.paint(report?.cameraId === entry.cameraId ? report : undefined, moment);
  }

  private moment(clocks: boolean): FacePaint {
    const nowMs = this.now();
    return {
      t: this.translate,
      nowMs,
      reportAgeMs: nowMs - this.reportedAtMs,
      clocks,
      overlay: this.overlay,
    };
  }
}
