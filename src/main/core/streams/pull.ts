import { type Disposable, toDisposable } from '../../../shared/base/disposable.ts';
import type { IngestStatus } from '../../../shared/media/ingest-status.ts';
import type { StreamConfig } from '../../../shared/media/media-message.ts';
import { GopCache } from './gop-cache.ts';
import type { PulledFrame, VideoStream } from './ingest.ts';
import type { Packet } from './packet.ts';
import { PullCount, type PullStats } from './pull-count.ts';
import type { PulledStream, SoundListener, StreamViewer } from './pulled-stream.ts';
import { SoundListeners } from './sound-listeners.ts';
import { streamCodec } from './stream-codec.ts';
import type { StreamFacts } from './stream-facts.ts';
import { Supervisor, type SupervisorOptions } from './supervisor.ts';

export type PullSource = SupervisorOptions['source'];

export interface PullOptions extends Omit<SupervisorOptions, 'source'> {
  /** How long the pull goes on after its last viewer left, milliseconds. */
  readonly lingerMs: number;
  /** The stream's codec or size became known, or is another than before. */
  onFacts?(): void;
}

interface Known {
  readonly config: StreamConfig;
  readonly extradata: Uint8Array;
}

/** One stream of one camera with all its viewers and listeners: pulled while there are any and a little longer. */
export class Pull implements PulledStream {
  private readonly options: PullOptions;
  private readonly viewers = new Set<StreamViewer>();
  private readonly listeners = new SoundListeners();
  private readonly cache = new GopCache();
  private readonly count = new PullCount();
  private source: PullSource;
  private supervisor: Supervisor | null = null;
  /** Settles when what was stopped so far is gone. */
  private stopped: Promise<unknown> = Promise.resolve();
  private linger: NodeJS.Timeout | undefined;
  private status: IngestStatus;
  private generation = 0;
  private ended = false;
  private known: Known | null = null;
  /** Of the last connection: outlives it. */
  private lastConfig: StreamConfig | null = null;

  constructor(source: PullSource, options: PullOptions) {
    this.source = source;
    this.options = options;
    this.status = {
      phase: 'connecting',
      attempt: 1,
      reason: null,
      detail: '',
      everReceived: false,
      sinceMs: options.now(),
    };
  }

  join(viewer: StreamViewer): Disposable {
    clearTimeout(this.linger);
    this.begin();
    viewer.onStatus(this.status);
    if (this.known !== null) viewer.onConfig(this.generation, this.known.config, this.known.extradata);
    for (const packet of this.cache.packets()) viewer.onPacket(this.generation, packet, true);
    this.viewers.add(viewer);
    return toDisposable(() => this.leave(viewer));
  }

  get watched(): boolean {
    return this.viewers.size > 0;
  }

  listen(listener: SoundListener): Disposable {
    clearTimeout(this.linger);
    this.begin();
    return this.listeners.add(listener, this.status, () => this.endUnused());
  }

  /** Starts the pull without a viewer; it ends by itself unless one joins. */
  warm(): void {
    if (this.isUsed) return;
    this.begin();
    this.endLater();
  }

  /** The camera's address changed: a new connection. The same address changes nothing. */
  reload(source: PullSource): void {
    if (source.url === this.source.url && source.transport === this.source.transport) return;
    this.source = source;
    if (this.supervisor === null) return;
    void this.stop();
    this.begin();
  }

  /** Ends the pull for good; who still watches is told why. Settles when the process is gone. */
  async end(why: Pick<IngestStatus, 'reason' | 'detail'>): Promise<void> {
    this.ended = true;
    clearTimeout(this.linger);
    this.tell({ ...this.status, ...why, phase: 'waiting', sinceMs: this.options.now() });
    this.viewers.clear();
    this.listeners.clear();
    await this.stop();
  }

  stats(): PullStats {
    return { ...this.count.stats(), phase: this.supervisor === null ? 'idle' : this.status.phase };
  }

  /** What the last connection said of the stream; null before the first. */
  facts(): StreamFacts | null {
    if (this.lastConfig === null) return null;
    const { codec, width, height } = this.lastConfig;
    return { codec, width, height, fps: this.count.stats().fps || null, transport: this.source.transport };
  }

  private leave(viewer: StreamViewer): void {
    this.viewers.delete(viewer);
    this.endUnused();
  }

  private get isUsed(): boolean {
    return this.viewers.size > 0 || this.listeners.size > 0;
  }

  private endUnused(): void {
    if (!this.isUsed) this.endLater();
  }

  private endLater(): void {
    clearTimeout(this.linger);
    this.linger = setTimeout(() => void this.stop(), this.options.lingerMs);
  }

  private async stop(): Promise<void> {
    const { supervisor } = this;
    this.supervisor = null;
    this.known = null;
    this.cache.clear();
    this.listeners.forget();
    this.stopped = Promise.all([this.stopped, supervisor?.stop()]);
    await this.stopped;
  }

  /** Whoever still holds a pull that was ended for good gets nothing from it. */
  private begin(): void {
    if (!this.ended) this.supervisor ??= this.supervise();
  }

  private supervise(): Supervisor {
    return new Supervisor(
      { ...this.options, source: this.source },
      {
        onStatus: (status) => this.tell(status),
        onVideo: (stream) => this.connected(stream),
        onFrame: (frame) => this.frame(frame),
        onSound: (sound) => this.listeners.connected(this.generation, sound),
        onAudio: (frame) => this.sound(frame),
      },
    );
  }

  private tell(status: IngestStatus): void {
    this.status = status;
    for (const viewer of this.viewers) viewer.onStatus(status);
    this.listeners.status(status);
  }

  private connected({ fourcc, width, height, extradata }: VideoStream): void {
    this.generation += 1;
    this.cache.clear();
    this.known = { config: { codec: streamCodec(fourcc), fourcc, width, height }, extradata };
    const { config } = this.known;
    const before = this.lastConfig;
    this.lastConfig = config;
    for (const viewer of this.viewers) viewer.onConfig(this.generation, config, extradata);
    const same =
      before?.codec === config.codec && before.width === config.width && before.height === config.height;
    if (!same) this.options.onFacts?.();
  }

  private sound(frame: PulledFrame): void {
    this.count.audio(frame.payload.byteLength);
    this.listeners.packet(frame, this.options.now);
  }

  private frame({ ptsMs, keyframe, payload }: PulledFrame): void {
    const packet: Packet = { ptsMs, keyframe, arrivedAtMs: this.options.now(), payload };
    this.count.video(packet);
    this.cache.add(packet);
    for (const viewer of this.viewers) viewer.onPacket(this.generation, packet, false);
  }
}
