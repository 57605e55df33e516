import { ExpectedError } from '../../../shared/base/fault.ts';
import type { CapacityFigure, HardwareMethod, Machine } from '../../../shared/capacity/capacity.ts';
import type { HardwareMethodName } from '../decode/hardware-methods.ts';
import { hardwareMethodsOf } from '../decode/hardware-methods.ts';
import type { LaneMethod } from '../decode/lane-arguments.ts';
import type { FfmpegProgram } from '../ffmpeg/ffmpeg-program.ts';
import { clipSizes } from './clip-recipes.ts';
import { measureLane } from './measure-lane.ts';
import { measureWindow } from './measure-window.ts';
import { type Measured, together } from './measured.ts';
import { type MeasuredWay, type TileSize, tileSizes } from './measured-ways.ts';
import { clipMessage, type ProbeClip } from './probe-clip.ts';
import type { MadeClip } from './probe-clips.ts';
import { probeHardware } from './probe-hardware.ts';
import { tilePictures } from './tile-pictures.ts';
import type { WindowQuestions } from './window-questions.ts';

export interface MeasureMachineOptions {
  readonly ffmpeg: FfmpegProgram & { readonly version: string };
  readonly machine: Machine;
  readonly clips: readonly MadeClip[];
  readonly questions: WindowQuestions;
  /** Root processes of the browser that the questions go to. */
  readonly browserPids: readonly number[];
  /** In the order in which they are measured. */
  readonly ways: readonly MeasuredWay[];
  /** How long pictures of each way are counted. */
  readonly forMs: number;
  /** After so long, and as long again for each hardware method that works, the ways that are left are not measured: the wall is held meanwhile. */
  readonly limitMs: number;
  readonly onProgress: (done: number) => void;
}

export interface MachineFigures {
  readonly methods: readonly HardwareMethod[];
  readonly figures: readonly CapacityFigure[];
}

/**
 * Measures every way, one after another, with every core at work. Throws CancelledError, and ExpectedError `measuring-failed` when something came between that
 * would not another time, such as a window that was closed: figures are whole or none. Whatever was started is gone when it settles.
 */
export async function measureMachine(
  options: MeasureMachineOptions,
  signal: AbortSignal,
): Promise<MachineFigures> {
  const startedMs = performance.now();
  const run = new MeasuringRun(options, signal);
  const methods = await run.probeMethods();
  const limitMs = options.limitMs * (1 + methods.filter(({ works }) => works).length);
  for (const way of options.ways) {
    await run.measure(way);
    if (performance.now() - startedMs > limitMs) break;
  }
  return { methods, figures: run.figures };
}

class MeasuringRun {
  readonly figures: CapacityFigure[] = [];
  private readonly options: MeasureMachineOptions;
  private readonly signal: AbortSignal;
  private readonly laneMethods: LaneMethod[] = ['software'];
  /** What painting a finished picture costs in the window, by the size of the tile. */
  private readonly painting = new Map<TileSize, Measured>();
  private steps: number;
  private stepsDone = 0;

  constructor(options: MeasureMachineOptions, signal: AbortSignal) {
    this.options = options;
    this.signal = signal;
    this.steps = options.ways.length + Object.keys(tileSizes).length;
  }

  async probeMethods(): Promise<(HardwareMethod & { readonly method: HardwareMethodName })[]> {
    const { ffmpeg } = this.options;
    const clip = this.clipOf({ codec: 'h264', size: 'sub' }).clip;
    if (clip === null) return [];
    const probed = [];
    for (const method of hardwareMethodsOf(process.platform)) {
      const told = await probeHardware(method, { ffmpeg, clip, tile: tileSizes.small }, this.signal);
      probed.push({ ...told, method });
    }
    const working = probed.filter(({ works }) => works).map(({ method }) => method);
    this.steps += working.length * this.options.ways.filter(({ lane }) => lane === 'ffmpeg').length;
    this.laneMethods.push(...working);
    return probed;
  }

  async measure(way: MeasuredWay): Promise<void> {
    if (way.lane === 'webcodecs') return this.add(way, 'browser', await this.inWindow(way));
    for (const method of this.laneMethods) this.add(way, method, await this.inLane(way, method));
  }

  private async inWindow({ tile, ...recipe }: MeasuredWay): Promise<Measured> {
    const { clip, problem } = this.clipOf(recipe);
    return clip === null ? { problem, lasting: true } : this.askWindow(clipMessage(clip), tile);
  }

  private async inLane({ tile, ...recipe }: MeasuredWay, method: LaneMethod): Promise<Measured> {
    const { clip, problem } = this.clipOf(recipe);
    if (clip === null) return { problem, lasting: true };
    const { ffmpeg, machine, forMs } = this.options;
    const { cores } = machine;
    const decoding = await measureLane(
      { ffmpeg, clip, method, tile: tileSizes[tile], cores, forMs },
      this.signal,
    );
    if ('problem' in decoding) return decoding;
    return together(decoding, await this.paintingOf(tile, clip));
  }

  private async paintingOf(tile: TileSize, shape: ProbeClip): Promise<Measured> {
    const known = this.painting.get(tile);
    if (known) return known;
    const measured = await this.askWindow(tilePictures(shape, tileSizes[tile]), tile);
    this.painting.set(tile, measured);
    this.step();
    return measured;
  }

  private askWindow(message: Uint8Array, tile: TileSize): Promise<Measured> {
    const { questions, machine, browserPids, forMs } = this.options;
    // With a graphics card its time may be what limits, and that is in nobody's CPU time.
    const counted = machine.graphics === '' ? browserPids : [];
    return measureWindow(
      { questions, message, tile: tileSizes[tile], cores: machine.cores, forMs, browserPids: counted },
      this.signal,
    );
  }

  private clipOf(wanted: Pick<MeasuredWay, 'codec' | 'size'>): MadeClip {
    const made = this.options.clips.find(({ codec, size }) => codec === wanted.codec && size === wanted.size);
    return made ?? { ...wanted, clip: null, problem: 'there is no clip' };
  }

  private add(way: MeasuredWay, method: string, measured: Measured): void {
    const { lane, codec, size, tile } = way;
    if ('problem' in measured && !measured.lasting)
      throw new ExpectedError({ code: 'measuring-failed', message: measured.problem });
    this.figures.push({
      lane,
      method,
      codec,
      ...clipSizes[size],
      tileWidth: tileSizes[tile].width,
      tileHeight: tileSizes[tile].height,
      msPerPicture: 'problem' in measured ? null : measured.msPerPicture,
      problem: 'problem' in measured ? measured.problem : null,
    });
    this.step();
  }

  private step(): void {
    this.stepsDone += 1;
    this.options.onProgress(Math.min(1, this.stepsDone / this.steps));
  }
}
