import { z } from 'zod';
import { CapacityView } from '../capacity/capacity.ts';
import { TileReport } from '../wall/tile-report.ts';
import { Bounds } from '../wall/wall-view.ts';

/** Figures of our processes: the core, all its ffmpeg children, the whole browser, and their sum. */
export const PerProcess = z.object({
  core: z.number(),
  ffmpeg: z.number(),
  browser: z.number(),
  total: z.number(),
});
export type PerProcess = z.infer<typeof PerProcess>;

/** The report of a run: one entry per tile, CPU (100 = one core) and memory (MB, PSS on Linux) over the same span. */
export const Report = z.object({
  host: z.string(),
  seconds: z.number(),
  displays: z.array(z.object({ id: z.string(), bounds: Bounds, layout: z.string() })),
  tiles: z.array(
    TileReport.omit({ detail: true, attempt: true, pictureAtMs: true }).extend({ displayId: z.string() }),
  ),
  cpuPercent: PerProcess,
  memoryMb: PerProcess,
  /** What the machine can hold beside it; absent when the governor was not there. */
  capacity: CapacityView.optional(),
});
export type Report = z.infer<typeof Report>;
