import { ExpectedError } from '../../../shared/base/fault.ts';
import { type Change, SnapshotHead, SnapshotRow } from '../../../shared/hub/topic.ts';
import type { Logger } from '../log/logger.ts';
import type { HubHttp } from './hub-http.ts';
import type { HubSocket } from './hub-socket.ts';
import type { TopicMirror } from './topic-mirror.ts';

interface ComingChanges {
  readonly epoch: string;
  readonly changes: Change[];
}

export interface TopicFollowerOptions {
  readonly mirror: TopicMirror;
  readonly http: HubHttp;
  readonly logger: Logger;
  /** What a snapshot is asked for with. */
  headers(signal: AbortSignal): Promise<Readonly<Record<string, string>>>;
}

/** Keeps the mirror level with the hub over one connection: from where it was, or by a snapshot; what comes while a snapshot is read waits for it. */
export class TopicFollower {
  private readonly options: TopicFollowerOptions;
  private wanted: ReadonlySet<string> = new Set();
  private refused: ReadonlySet<string> = new Set();
  /** Topics whose snapshot is being read, with the changes that came meanwhile. */
  private readonly reading = new Map<string, ComingChanges[]>();
  private socket: HubSocket | null = null;
  private signal: AbortSignal = AbortSignal.abort();

  constructor(options: TopicFollowerOptions) {
    this.options = options;
  }

  /** A connection is there; `signal` fires when it is gone. */
  async begin(socket: HubSocket, signal: AbortSignal): Promise<void> {
    this.socket = socket;
    this.signal = signal;
    this.reading.clear();
    await this.follow();
  }

  /** Which topics to follow from now on. */
  async want(topics: ReadonlySet<string>): Promise<void> {
    const same = topics.size === this.wanted.size && [...topics].every((topic) => this.wanted.has(topic));
    if (same) return;
    this.wanted = topics;
    if (!this.signal.aborted) await this.follow();
  }

  isRefused(topic: string): boolean {
    return this.refused.has(topic);
  }

  changes(topic: string, epoch: string, changes: Change[]): void {
    const waiting = this.reading.get(topic);
    if (waiting) waiting.push({ epoch, changes });
    else if (this.wanted.has(topic) && !this.options.mirror.apply(topic, epoch, changes))
      this.runQuietly(this.follow());
  }

  /** The hub says that this person's view of a topic is another as a whole. */
  retake(topic: string): void {
    if (this.wanted.has(topic)) this.runQuietly(this.snapshot(topic));
  }

  private async follow(): Promise<void> {
    const { socket } = this;
    if (!socket || this.wanted.size === 0) return;
    const places = [...this.wanted].map((topic) => this.options.mirror.place(topic));
    const { topics } = await socket.ask('follow', { places });
    this.refused = new Set(topics.filter(({ mode }) => mode === 'refused').map(({ topic }) => topic));
    const snapshots = topics
      .filter(({ mode }) => mode === 'snapshot')
      .map(({ topic }) => this.snapshot(topic));
    await Promise.all(snapshots);
  }

  private async snapshot(topic: string): Promise<void> {
    const { mirror, http, headers } = this.options;
    const { signal } = this;
    const waiting: ComingChanges[] = [];
    this.reading.set(topic, waiting);
    try {
      const path = `/api/snapshot?topic=${encodeURIComponent(topic)}`;
      const lines = http.lines({ method: 'GET', path, headers: await headers(signal) }, signal);
      const first = await lines.next();
      const head = SnapshotHead.parse(JSON.parse(first.done ? 'null' : first.value));
      const rows: SnapshotRow[] = [];
      for await (const line of lines) if (line !== '') rows.push(SnapshotRow.parse(JSON.parse(line)));
      if (rows.length !== head.count)
        throw new ExpectedError({ code: 'hub-away', message: `the snapshot of ${topic} was cut short` });
      if (this.reading.get(topic) !== waiting) return;
      await mirror.replace(head, rows);
    } finally {
      if (this.reading.get(topic) === waiting) this.reading.delete(topic);
    }
    for (const { epoch, changes } of waiting) if (!mirror.apply(topic, epoch, changes)) return this.follow();
  }

  private runQuietly(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!this.signal.aborted) this.options.logger.warn(`topics: ${String(error)}`);
    });
  }
}
