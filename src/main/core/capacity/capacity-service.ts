import { join } from 'node:path';
import { type Disposable, toDisposable } from '../../../shared/base/disposable.ts';
import { Emitter } from '../../../shared/base/emitter.ts';
import { CancelledError, ExpectedError, type Fault, faultOf } from '../../../shared/base/fault.ts';
import type { CapacityFigure, CapacityView, Machine } from '../../../shared/capacity/capacity.ts';
import type { EventValue } from '../../../shared/contract/events.ts';
import type { LaneMethod } from '../decode/lane-arguments.ts';
import type { FfmpegProgram } from '../ffmpeg/ffmpeg-program.ts';
import type { Logger } from '../log/logger.ts';
import { delay } from '../process/delay.ts';
import { bestMethod } from './best-method.ts';
import { type ClipRecipe, clipRecipes } from './clip-recipes.ts';
import { FiguresFile, type TakenFigures } from './figures-file.ts';
import { FirstMeasurement } from './first-measurement.ts';
import { figuresKey, thisMachine } from './machine.ts';
import { measureMachine } from './measure-machine.ts';
import { type MeasuredWay, measuredWays } from './measured-ways.ts';
import { type MadeClip, probeClips } from './probe-clips.ts';
import { ViewTeller } from './view-teller.ts';
import { type WindowAnswer, WindowQuestions } from './window-questions.ts';

export interface CapacityServiceOptions {
  readonly ffmpeg: FfmpegProgram & { readonly version: string };
  readonly dataDirectory: string;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Sends the event to the window that it names. */
  readonly askWindow: (event: EventValue<'decode.wanted'>) => void;
  /** The wall window to measure in; null: none is open. */
  readonly wallWindow: () => string | null;
  /** Root processes of the browser (host.ts), whose CPU time is counted; none: only the time it takes. */
  readonly browserPids?: () => readonly number[];
  /** Shows the whole wall at keyframes only while it is on. */
  readonly hold: (on: boolean) => void;
  /** What the governor knows. */
  readonly room: () => CapacityView['room'];
  readonly low: () => CapacityView['low'];
  readonly decisions: () => CapacityView['decisions'];
  /** What is measured, and how long each; all the ways, each as long as it takes. */
  readonly ways?: readonly MeasuredWay[];
  readonly forMs?: number;
  /** After how long the ways that are left are not measured. */
  readonly limitMs?: number;
  /** How long a wall window has been open when the first measurement begins by itself. */
  readonly calmMs?: number;
  /** How long the wall is held at most, even if a decoder that is measured never ends. */
  readonly holdAtMostMs?: number;
}

/** How much of the progress is the clips, which are made once. */
const clipsShare = 0.2;
/** After the wall was told to hold, its decoders run empty. */
const settleMs = 300;
const usualCalmMs = 3000;
/** Whatever happens, the wall has all its pictures again after that. */
const usualHoldAtMostMs = 120_000;
/** How long pictures of each way are counted. */
const usualForMs = 450;
/** The wall is held no longer than this, whatever else the machine does. */
const usualLimitMs = 30_000;

/** What this machine can hold: its figures, kept and taken anew, and the view of it for the desk. */
export class CapacityService implements Disposable {
  /** The view, when something of it has changed: at most four times a second. */
  readonly onChanged = new Emitter<CapacityView>();
  private readonly options: CapacityServiceOptions;
  private readonly machine: Machine;
  private readonly file: FiguresFile;
  private readonly questions: WindowQuestions;
  private readonly teller: ViewTeller;
  private readonly first: FirstMeasurement;
  private taken: TakenFigures | null;
  private fault: Fault | null = null;
  private running: { readonly stop: AbortController; progress: number } | null = null;

  /** Reads the figures that are kept, if they are of this machine; whatever is wrong with them is logged, and they count as none. */
  static async open(options: CapacityServiceOptions): Promise<CapacityService> {
    const machine = await thisMachine(options.ffmpeg.version);
    const file = new FiguresFile(options.dataDirectory, options.logger);
    return new CapacityService(options, machine, file, await file.read(figuresKey(machine)));
  }

  private constructor(
    options: CapacityServiceOptions,
    machine: Machine,
    file: FiguresFile,
    taken: TakenFigures | null,
  ) {
    this.options = options;
    this.machine = machine;
    this.file = file;
    this.taken = taken;
    this.questions = new WindowQuestions(options);
    this.teller = new ViewTeller(() => this.onChanged.fire(this.view()));
    this.first = new FirstMeasurement({
      wallWindow: options.wallWindow,
      calmMs: options.calmMs ?? usualCalmMs,
      measure: () => this.measure(),
    });
  }

  /** Follows the room and what the governor does; measures by itself once a wall window is calm: with `first` if there are no figures, with `now` anyhow. */
  start(when: 'first' | 'never' | 'now'): void {
    this.teller.watch(() =>
      JSON.stringify([this.options.room(), this.options.low(), this.options.decisions()]),
    );
    if (when === 'now' || (when === 'first' && this.taken === null)) this.first.await();
  }

  view(): CapacityView {
    const { room, low, decisions } = this.options;
    return {
      state: this.running ? 'measuring' : this.taken ? 'measured' : 'unmeasured',
      progress: this.running?.progress ?? (this.taken ? 1 : 0),
      measuredAtMs: this.taken?.measuredAtMs ?? null,
      fault: this.fault,
      machine: this.machine,
      methods: this.taken?.methods ?? [],
      figures: this.taken?.figures ?? [],
      room: room(),
      low: low(),
      decisions: decisions(),
    };
  }

  /** The figures that hold now; none before the first measurement. */
  figures(): readonly CapacityFigure[] {
    return this.taken?.figures ?? [];
  }

  /** The method with which the ffmpeg lane decodes a codec best here. */
  method(codec: string): LaneMethod {
    return bestMethod(this.figures(), codec);
  }

  /**
   * Measures the machine anew; the wall shows keyframes only meanwhile. Throws CancelledError, and ExpectedError `capacity-busy` while it is being measured,
   * `no-wall-window`, or `measuring-failed` when something came between; the earlier figures hold on then. No decoder is left when it settles.
   */
  async measure(): Promise<void> {
    await this.started();
  }

  /** The same without waiting for the end, which the view tells. Throws what keeps it from beginning. */
  begin(): void {
    this.started().catch(() => {
      // Logged where it failed; the view tells why.
    });
  }

  /** Ends the measurement under way, if there is one. */
  cancel(): void {
    this.running?.stop.abort();
  }

  /** Takes a window's answer. */
  measured(answer: WindowAnswer, windowId: string): void {
    this.questions.answer(answer, windowId);
  }

  dispose(): void {
    this.first.cease();
    this.cancel();
    this.teller.dispose();
    this.onChanged.dispose();
  }

  private started(): Promise<void> {
    if (this.running)
      throw new ExpectedError({ code: 'capacity-busy', message: 'The machine is being measured now' });
    if (this.options.wallWindow() === null)
      throw new ExpectedError({
        code: 'no-wall-window',
        message: 'No wall window is open, and a picture is followed into one',
      });
    this.first.cease();
    const stop = new AbortController();
    this.running = { stop, progress: 0 };
    this.fault = null;
    this.teller.tell();
    return this.run(stop.signal);
  }

  private async run(signal: AbortSignal): Promise<void> {
    const { logger } = this.options;
    try {
      await this.take(signal);
      logger.info(`machine measured: ${this.figures().length} figures`);
    } catch (error) {
      const fault = faultOf(error);
      const { code, message } = fault;
      if (!(error instanceof CancelledError)) this.fault = fault;
      if (code === 'bug') logger.error(`machine not measured: ${message}`);
      else logger.info(`machine not measured: ${message}`);
      throw error;
    } finally {
      this.running = null;
      this.teller.tell();
    }
  }

  private async take(signal: AbortSignal): Promise<void> {
    const { ffmpeg, dataDirectory, hold, ways = measuredWays } = this.options;
    const clips = await probeClips(
      {
        ffmpeg,
        directory: join(dataDirectory, 'probe-clips'),
        recipes: recipesFor(ways),
        onProgress: (done) => this.progress(done * clipsShare),
      },
      signal,
    );
    hold(true);
    const release = toDisposable(() => hold(false));
    // A child that hangs in a driver cannot even be killed: the wall does not wait for it.
    const guard = setTimeout(() => {
      this.cancel();
      release.dispose();
    }, this.options.holdAtMostMs ?? usualHoldAtMostMs);
    try {
      await delay(settleMs, signal);
      await this.measureWith(clips, signal);
    } finally {
      clearTimeout(guard);
      release.dispose();
    }
  }

  private async measureWith(clips: readonly MadeClip[], signal: AbortSignal): Promise<void> {
    const {
      ffmpeg,
      now,
      browserPids,
      ways = measuredWays,
      forMs = usualForMs,
      limitMs = usualLimitMs,
    } = this.options;
    const { methods, figures } = await measureMachine(
      {
        ffmpeg,
        machine: this.machine,
        clips,
        questions: this.questions,
        browserPids: browserPids?.() ?? [],
        ways,
        forMs,
        limitMs,
        onProgress: (done) => this.progress(clipsShare + done * (1 - clipsShare)),
      },
      signal,
    );
    this.taken = { measuredAtMs: now(), methods: [...methods], figures: [...figures] };
    await this.file.write(figuresKey(this.machine), this.taken);
  }

  private progress(done: number): void {
    if (this.running) this.running.progress = done;
    this.teller.tell();
  }
}

/** The clips that some ways need, those that matter most first. */
function recipesFor(ways: readonly MeasuredWay[]): ClipRecipe[] {
  return clipRecipes.filter(({ codec, size }) =>
    ways.some((way) => way.codec === codec && way.size === size),
  );
}
