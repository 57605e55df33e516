import { type Disposable, toDisposable } from '../../../shared/base/disposable.ts';
import type { IngestStatus } from '../../../shared/media/ingest-status.ts';
import type { StreamConfig } from '../../../shared/media/media-message.ts';
import type { TileReason } from '../../../shared/wall/tile-state.ts';
import { coreTimeMs } from '../core-time.ts';
import type { Packet } from '../streams/packet.ts';
import type { PulledStream, SoundListener, StreamViewer } from '../streams/pulled-stream.ts';

/** What stands behind a stream now: its pull, or why there is none; null: not known yet. */
export type Backing =
  | { readonly pull: PulledStream }
  | { readonly reason: TileReason; readonly detail: string }
  | null;

/** A viewer or listener and what it is joined to. */
interface Seat {
  join(pull: PulledStream): Disposable;
  tell(status: IngestStatus): void;
  joined: Disposable | null;
}

/** A stream whose pull may come later, go and come back, with the leave to watch it; its viewers stay. */
export class TicketedStream implements PulledStream {
  private readonly onWatched: (watched: boolean) => void;
  private readonly seats = new Set<Seat>();
  private readonly generations = new Generations();
  private viewers = 0;
  private backing: Backing = null;

  /** `onWatched` is told when the first viewer or listener comes and when the last has gone. */
  constructor(onWatched: (watched: boolean) => void) {
    this.onWatched = onWatched;
  }

  get watched(): boolean {
    return this.viewers > 0;
  }

  get wanted(): boolean {
    return this.seats.size > 0;
  }

  join(viewer: StreamViewer): Disposable {
    this.viewers += 1;
    const left = this.take({
      join: (pull) =>
        pull.join(new StandInViewer(viewer, (generation) => this.generations.of(pull, generation))),
      tell: (status) => viewer.onStatus(status),
      joined: null,
    });
    return toDisposable(() => {
      this.viewers -= 1;
      left.dispose();
    });
  }

  listen(listener: SoundListener): Disposable {
    return this.take({
      join: (pull) => pull.listen(listener),
      tell: (status) => listener.onStatus(status),
      joined: null,
    });
  }

  /** What stands behind it from now on. */
  back(backing: Backing): void {
    if (
      backing &&
      this.backing &&
      'pull' in backing &&
      'pull' in this.backing &&
      backing.pull === this.backing.pull
    )
      return;
    this.backing = backing;
    for (const seat of this.seats) this.place(seat);
  }

  private take(seat: Seat): Disposable {
    this.seats.add(seat);
    this.place(seat);
    if (this.seats.size === 1) this.onWatched(true);
    return toDisposable(() => {
      if (!this.seats.delete(seat)) return;
      seat.joined?.dispose();
      if (this.seats.size === 0) this.onWatched(false);
    });
  }

  private place(seat: Seat): void {
    seat.joined?.dispose();
    seat.joined = null;
    const { backing } = this;
    if (backing && 'pull' in backing) seat.joined = seat.join(backing.pull);
    else
      seat.tell({
        phase: backing ? 'waiting' : 'connecting',
        attempt: 1,
        reason: backing?.reason ?? null,
        detail: backing?.detail ?? '',
        everReceived: false,
        sinceMs: coreTimeMs(),
      });
  }
}

let lastGeneration = 0;

/** Connections of all pulls that ever stood behind a stream, counted on: another pull begins to count anew. Whoever watches the stream hears the same number. */
class Generations {
  private newest: { readonly pull: PulledStream; readonly generation: number } | null = null;
  private number = 0;

  of(pull: PulledStream, generation: number): number {
    if (this.newest?.pull !== pull || this.newest.generation !== generation) {
      this.newest = { pull, generation };
      lastGeneration += 1;
      this.number = lastGeneration;
    }
    return this.number;
  }
}

/** Hands a pull's tidings on, with the stream's own generations. */
class StandInViewer implements StreamViewer {
  private readonly viewer: StreamViewer;
  private readonly numberOf: (generation: number) => number;

  constructor(viewer: StreamViewer, numberOf: (generation: number) => number) {
    this.viewer = viewer;
    this.numberOf = numberOf;
  }

  onStatus(status: IngestStatus): void {
    this.viewer.onStatus(status);
  }

  onConfig(generation: number, config: StreamConfig, extradata: Uint8Array): void {
    this.viewer.onConfig(this.numberOf(generation), config, extradata);
  }

  onPacket(generation: number, packet: Packet, cached: boolean): void {
    this.viewer.onPacket(this.numberOf(generation), packet, cached);
  }
}
