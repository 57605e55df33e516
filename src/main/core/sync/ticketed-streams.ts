import type { Disposable } from '../../../shared/base/disposable.ts';
import type { Emitter } from '../../../shared/base/emitter.ts';
import type { Camera, CameraInfo } from '../../../shared/camera/camera.ts';
import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { StreamTicket } from '../../../shared/hub/stream-ticket.ts';
import type { ClosingReason } from '../../../shared/wall/tile-state.ts';
import type { Logger } from '../log/logger.ts';
import type { PulledStream } from '../streams/pulled-stream.ts';
import type { StreamDirectoryControl } from '../streams/stream-directory.ts';
import type { TicketAnswer } from './ticket-keeper.ts';
import { type Backing, TicketedStream } from './ticketed-stream.ts';

/** How often leave that ended by time alone (a grant, the snapshot) is looked for, and a ticket that could not be had is asked for again. */
const lookEveryMs = 1000;
const askAgainMs = 3000;
/** As long as a pull nobody watches lingers, and a little more. */
const unwantedForMs = 15_000;
/** A ticket is renewed when so much of its time is over. */
const renewAfter = 0.8;

export interface TicketedStreamsOptions {
  /** The pulls themselves: given only the cameras that there is leave for. */
  readonly directory: Pick<StreamDirectoryControl, 'stream' | 'setCameras' | 'warm' | 'facts' | 'onFacts'>;
  readonly logger: Logger;
  /** A camera that this person's desk knows of. */
  camera(id: string): CameraInfo | undefined;
  /** Why it may not be viewed now, by the rights that this console has; null: it may. */
  closed(cameraId: string): ClosingReason | null;
  ticket(cameraId: string): Promise<TicketAnswer>;
  /** The hub's clock. */
  hubNow(): number;
  /** Somebody began, or ended, to watch a camera. */
  onViewing(cameraId: string, phase: 'started' | 'ended'): void;
}

interface Held {
  readonly ticket: StreamTicket;
  readonly renewAtMs: number;
}

/** All cameras' streams behind the rights of who sits here: a pull starts with a ticket from the hub and ends with the right to it. */
export class TicketedStreams implements Disposable {
  readonly onFacts: Emitter<{ cameraId: string; role: StreamRole }>;
  private readonly options: TicketedStreamsOptions;
  private readonly streams = new Map<string, Map<StreamRole, TicketedStream>>();
  private readonly held = new Map<string, Held>();
  private readonly asking = new Set<string>();
  private readonly unwantedSince = new Map<string, number>();
  private readonly notBefore = new Map<string, number>();
  private readonly timer: NodeJS.Timeout;
  private disposed = false;

  constructor(options: TicketedStreamsOptions) {
    this.options = options;
    this.onFacts = options.directory.onFacts;
    this.timer = setInterval(() => this.look(), lookEveryMs).unref();
  }

  stream(cameraId: string, role: StreamRole): PulledStream | null {
    const known = this.options.camera(cameraId);
    if (known && !known.roles.includes(role)) return null;
    const roles = this.streams.get(cameraId) ?? new Map<StreamRole, TicketedStream>();
    this.streams.set(cameraId, roles);
    const stream = roles.get(role) ?? new TicketedStream((watched) => this.watched(cameraId, watched));
    roles.set(role, stream);
    return stream;
  }

  warm(cameraId: string, role: StreamRole): void {
    void this.leave(cameraId).then(() => {
      if (this.held.has(cameraId)) this.options.directory.warm(cameraId, role);
    });
  }

  facts(cameraId: string, role: StreamRole) {
    return this.options.directory.facts(cameraId, role);
  }

  /** Rights or cameras are others: what is no longer allowed ends at once, what is allowed now begins. */
  look(): void {
    if (this.disposed) return;
    for (const cameraId of [...this.held.keys()]) {
      const closed = this.options.closed(cameraId);
      if (closed) this.end(cameraId, closed);
    }
    for (const cameraId of this.streams.keys()) if (this.isWanted(cameraId)) void this.leave(cameraId);
    this.letUnwantedGo();
  }

  /** Cameras may have other addresses by now: their tickets are asked for anew, and the pulls follow. */
  renew(cameraIds: Iterable<string> | null): void {
    for (const id of cameraIds ?? this.held.keys()) {
      const held = this.held.get(id);
      if (held) this.held.set(id, { ...held, renewAtMs: 0 });
    }
    this.look();
  }

  /** The hub is there again: what waited for it asks at once, and what was changed meanwhile is learnt. */
  hubIsBack(): void {
    this.notBefore.clear();
    this.renew(null);
  }

  /** Who still watches has seen the last of it: that is told. */
  dispose(): void {
    for (const cameraId of this.streams.keys())
      if (this.isWanted(cameraId)) this.options.onViewing(cameraId, 'ended');
    this.disposed = true;
    clearInterval(this.timer);
    this.held.clear();
  }

  private watched(cameraId: string, watched: boolean): void {
    if (this.disposed) return;
    if (watched) void this.leave(cameraId);
    const others = [...(this.streams.get(cameraId)?.values() ?? [])].filter((stream) => stream.wanted).length;
    if (watched ? others === 1 : others === 0)
      this.options.onViewing(cameraId, watched ? 'started' : 'ended');
  }

  /** A tile that comes back, or one that was warmed for a window that still opens, finds its pull. */
  private letUnwantedGo(): void {
    const now = this.options.hubNow();
    for (const cameraId of [...this.held.keys()]) {
      if (this.isWanted(cameraId)) this.unwantedSince.delete(cameraId);
      else {
        const since = this.unwantedSince.get(cameraId) ?? now;
        this.unwantedSince.set(cameraId, since);
        if (now - since > unwantedForMs) this.letGo(cameraId);
      }
    }
  }

  private isWanted(cameraId: string): boolean {
    for (const stream of this.streams.get(cameraId)?.values() ?? []) if (stream.wanted) return true;
    return false;
  }

  /** Gets leave for a camera, or renews it, and puts what came of it behind its streams. */
  private async leave(cameraId: string): Promise<void> {
    const closed = this.options.camera(cameraId) ? this.options.closed(cameraId) : 'out-of-scope';
    if (closed) return this.back(cameraId, { reason: closed, detail: '' });
    const now = this.options.hubNow();
    const held = this.held.get(cameraId);
    if (held && now < held.renewAtMs) return this.backPull(cameraId);
    if (this.asking.has(cameraId) || now < (this.notBefore.get(cameraId) ?? 0)) return;
    this.asking.add(cameraId);
    try {
      const answer = await this.options.ticket(cameraId);
      if (!this.disposed) this.answered(cameraId, answer);
    } finally {
      this.asking.delete(cameraId);
    }
  }

  private answered(cameraId: string, answer: TicketAnswer): void {
    const now = this.options.hubNow();
    if ('ticket' in answer) {
      const { ticket } = answer;
      const renewAtMs = Math.max(
        now + askAgainMs,
        ticket.issuedAtMs + renewAfter * (ticket.expiresAtMs - ticket.issuedAtMs),
      );
      this.held.set(cameraId, { ticket, renewAtMs });
      this.tellDirectory();
      this.backPull(cameraId);
      return;
    }
    this.notBefore.set(cameraId, now + askAgainMs);
    if ('refused' in answer) {
      this.options.logger.info(`camera ${cameraId}: the hub gives no ticket (${answer.refused.because})`);
      this.end(cameraId, 'out-of-scope');
    } else if (!this.held.has(cameraId))
      this.back(cameraId, { reason: 'unreachable', detail: answer.away.message });
  }

  private end(cameraId: string, reason: ClosingReason): void {
    this.back(cameraId, { reason, detail: '' });
    this.letGo(cameraId);
  }

  private letGo(cameraId: string): void {
    this.unwantedSince.delete(cameraId);
    if (this.held.delete(cameraId)) this.tellDirectory();
  }

  private tellDirectory(): void {
    const cameras: Camera[] = [];
    for (const [cameraId, { ticket }] of this.held) {
      const info = this.options.camera(cameraId);
      if (info) cameras.push({ ...info, streams: ticket.streams });
    }
    this.options.directory.setCameras(cameras);
  }

  private backPull(cameraId: string): void {
    for (const [role, stream] of this.streams.get(cameraId) ?? []) {
      const pull = this.options.directory.stream(cameraId, role);
      stream.back(pull ? { pull } : { reason: 'not-found', detail: `the ticket has no ${role} stream` });
    }
  }

  private back(cameraId: string, backing: Backing): void {
    for (const stream of this.streams.get(cameraId)?.values() ?? []) stream.back(backing);
  }
}
