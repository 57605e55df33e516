import { backoffMs, reconnectBackoff } from '../../../shared/base/backoff.ts';
import type { Disposable } from '../../../shared/base/disposable.ts';
import { CancelledError } from '../../../shared/base/fault.ts';
import type { CameraStream } from '../../../shared/camera/camera.ts';
import type { IngestStatus } from '../../../shared/media/ingest-status.ts';
import type { FfmpegProgram } from '../ffmpeg/ffmpeg-program.ts';
import { type IngestTuning, retune, usualTuning } from '../ffmpeg/ingest-tuning.ts';
import type { Logger } from '../log/logger.ts';
import { delay } from '../process/delay.ts';
import { pullRtsp } from '../rtsp/pull-rtsp.ts';
import { ClientChoice, type Clients } from './client-choice.ts';
import { FrameRhythm } from './frame-rhythm.ts';
import { type IngestEnd, type IngestSink, runIngest } from './ingest.ts';
import type { IngestFailure } from './ingest-reason.ts';
import { Liveness } from './liveness.ts';
import { rtspGreeting } from './rtsp-greeting.ts';
import type { StartGates } from './start-gates.ts';

export interface SupervisorOptions {
  readonly ffmpeg: FfmpegProgram;
  readonly source: Pick<CameraStream, 'role' | 'url' | 'transport'>;
  readonly gates: StartGates;
  readonly logger: Logger;
  readonly now: () => number;
  /** In [0, 1); jitters the back-off. */
  readonly random: () => number;
  readonly clients: Clients;
}

export interface SupervisorSink extends IngestSink {
  onStatus(status: IngestStatus): void;
}

/** Time for the first packet: of a camera that has answered before; of a new one, more at each failure: it may be slow. */
const firstWithinMs = { known: 5000, fresh: 8000, step: 2500, most: 15_000 };
/** A camera that hangs is tried more often than one that refuses: it is to be live again within 10 s of its return. */
const hangingBackoff = { ...reconnectBackoff, maxMs: 6000 };

/** Keeps one stream pulled for ever: starts, judges by frames, backs off, starts again. One owner, one camera stream, until stopped. */
export class Supervisor {
  private readonly options: SupervisorOptions;
  private readonly sink: SupervisorSink;
  private readonly stopping = new AbortController();
  private readonly rhythm = new FrameRhythm();
  private readonly client: ClientChoice;
  private readonly running: Promise<void>;
  private place: Disposable | null = null;
  private failures = 0;
  private lastFailure: IngestFailure | null = null;
  private tuning: IngestTuning = usualTuning;
  private everReceived = false;

  constructor(options: SupervisorOptions, sink: SupervisorSink) {
    this.options = options;
    this.sink = sink;
    this.client = new ClientChoice(options.source, options.clients);
    this.running = this.run();
  }

  /** Ends the pull; from now on nothing reaches the sink. Settles when the process is gone. */
  stop(): Promise<void> {
    this.stopping.abort();
    return this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    try {
      while (!signal.aborted) await this.attempt(signal);
    } catch (error) {
      if (error instanceof CancelledError) return;
      this.options.logger.error(`supervisor failed: ${error instanceof Error ? error.stack : String(error)}`);
      throw error;
    }
  }

  private async attempt(signal: AbortSignal): Promise<void> {
    this.report('connecting');
    const { gates, source } = this.options;
    this.place = await (this.client.own ? gates.own[source.role] : gates.ffmpeg).enter(signal);
    const startedAtMs = this.options.now();
    const failure = await this.pull(signal).finally(() => this.place?.dispose());
    if (failure === null) return;
    this.client.failed(failure.reason);
    this.failures += 1;
    this.lastFailure = failure;
    this.options.logger.warn(`${failure.reason}: ${failure.detail}`);
    this.report('waiting');
    const bounds = failure.reason === 'timeout' ? hangingBackoff : reconnectBackoff;
    const waitMs = backoffMs(this.failures, this.options.random(), bounds);
    await delay(Math.max(0, startedAtMs + waitMs - this.options.now()), signal);
  }

  /** One connection from start to end. Null means: again at once, with another tuning. */
  private async pull(signal: AbortSignal): Promise<IngestFailure | null> {
    const lost = new AbortController();
    this.rhythm.paused();
    const liveness = new Liveness(
      { rhythm: this.rhythm, firstWithinMs: this.firstWithinMs(), now: this.options.now },
      {
        onSilent: () =>
          this.report('silent', { reason: 'timeout', detail: 'no picture has come for a while' }),
        onAgain: () => this.report('receiving'),
        onLost: () => lost.abort(),
      },
    );
    try {
      const sink = this.connectionSink(liveness);
      const end = await this.connect(sink, AbortSignal.any([signal, lost.signal]));
      const tuning = end.packets > 0 ? null : retune(this.tuning, end.stderrTail);
      if (tuning === null) return end;
      this.tuning = tuning;
      return null;
    } catch (error) {
      if (!(error instanceof CancelledError) || signal.aborted) throw error;
      return this.whySilent(signal);
    } finally {
      liveness.dispose();
    }
  }

  private async connect(sink: IngestSink, signal: AbortSignal): Promise<IngestEnd> {
    const { ffmpeg, source, gates, now, logger } = this.options;
    const { own } = this.client;
    if (own !== null) {
      const pulled = await pullRtsp(own, sink, now, signal);
      if (pulled.left === null) return pulled.end;
      logger.info(`${pulled.left}: left to ffmpeg`);
      this.client.leave();
      this.place?.dispose();
      this.place = await gates.ffmpeg.enter(signal);
    }
    const { url, transport } = source;
    return runIngest({ ffmpeg, url, transport, tuning: this.tuning }, sink, signal);
  }

  /** A port that answers, but not as a camera does, is told from one that says nothing. */
  private async whySilent(signal: AbortSignal): Promise<IngestFailure> {
    if (!this.everReceived && (await rtspGreeting(this.options.source.url, signal)) === 'other')
      return { reason: 'not-rtsp', detail: 'what answers does not speak RTSP' };
    return { reason: 'timeout', detail: 'the camera sends no pictures' };
  }

  private connectionSink(liveness: Liveness): IngestSink {
    const { sink } = this;
    let first = true;
    return {
      onPlaying: () => this.client.playing(),
      onVideo: (stream) => sink.onVideo(stream),
      onFrame: (frame) => {
        liveness.frame(this.options.now());
        if (first) this.received();
        first = false;
        sink.onFrame(frame);
      },
      onSound: (sound) => sink.onSound?.(sound),
      onAudio: (frame) => sink.onAudio?.(frame),
    };
  }

  private received(): void {
    this.place?.dispose();
    this.client.received();
    this.failures = 0;
    this.lastFailure = null;
    this.everReceived = true;
    this.report('receiving');
  }

  private firstWithinMs(): number {
    if (this.tuning.probe === 'patient') return firstWithinMs.most;
    const { known, fresh, step, most } = firstWithinMs;
    return this.everReceived ? known : Math.min(most, fresh + step * this.failures);
  }

  private report(phase: IngestStatus['phase'], why: IngestFailure | null = this.lastFailure): void {
    if (this.stopping.signal.aborted) return;
    const attempt = phase === 'connecting' ? this.failures + 1 : Math.max(1, this.failures);
    this.sink.onStatus({
      phase,
      attempt,
      reason: phase === 'receiving' ? null : (why?.reason ?? null),
      detail: phase === 'receiving' ? '' : (why?.detail ?? ''),
      everReceived: this.everReceived,
      sinceMs: this.options.now(),
    });
  }
}
