import { setImmediate } from 'node:timers/promises';
import type { Fault } from '../../shared/base/fault.ts';
import type { SignedSnapshot } from '../../shared/rights/rights-snapshot.ts';
import type { SnapshotFor } from '../keys/sign-snapshot.ts';
import type { HubLogger } from '../log/hub-logger.ts';
import { logError } from '../log/log-error.ts';
import { type CallerParts, callerOf } from '../sessions/caller-of.ts';
import { endSocket, type SocketLinks } from './socket-links.ts';
import type { HubSocket } from './socket-types.ts';

export interface RightsPusherParts extends CallerParts {
  readonly links: SocketLinks;
  /** Null: no such person any more. */
  readonly snapshotFor: (of: SnapshotFor) => SignedSnapshot | null;
  /** The same, signed beside this thread. */
  readonly snapshotSoonFor: (of: SnapshotFor) => Promise<SignedSnapshot | null>;
  readonly log: HubLogger;
}

/** Snapshots made before other sockets are served again. */
const inTurn = 50;

/** How long a snapshot that was sent is good enough: an outage may begin at any time, and should find a young one. */
const freshForMs = 30 * 60_000;

/** Tells connected consoles what their person may do: at the start, whenever it has changed, and now and then so that the signed snapshot stays young. */
export class RightsPusher {
  private readonly parts: RightsPusherParts;
  private readonly sentAtMs = new WeakMap<HubSocket, number>();
  private readonly waiting = new Set<HubSocket>();
  private pushing = false;

  constructor(parts: RightsPusherParts) {
    this.parts = parts;
  }

  /** At once: a console shows nothing before it has it. */
  now(socket: HubSocket): void {
    if (this.isStillAllowed(socket)) this.send(socket, this.parts.snapshotFor(socket.data.link));
  }

  /** Soon, many in turns: the access of these persons is another. */
  changed(personIds: Iterable<string>): void {
    for (const personId of personIds)
      for (const socket of this.parts.links.ofPerson(personId)) this.waiting.add(socket);
    this.start();
  }

  /** Renews what was sent long ago. */
  renew(): void {
    const before = this.parts.now() - freshForMs;
    for (const socket of this.parts.links.allSockets())
      if ((this.sentAtMs.get(socket) ?? 0) < before) this.waiting.add(socket);
    this.start();
  }

  private start(): void {
    if (this.pushing || this.waiting.size === 0) return;
    this.pushing = true;
    this.work()
      .catch((error: unknown) => logError(this.parts.log, 'rights.push-failed', error))
      .finally(() => {
        this.pushing = false;
        this.start();
      });
  }

  /** One turn after the other: what changes while a turn is signed goes out in a later one, so that no console gets the older rights last. */
  private async work(): Promise<void> {
    while (this.waiting.size > 0) {
      const turn = [...this.waiting].slice(0, inTurn);
      for (const socket of turn) this.waiting.delete(socket);
      await Promise.all(turn.map((socket) => this.soon(socket)));
      await setImmediate();
    }
  }

  private async soon(socket: HubSocket): Promise<void> {
    if (!socket.connected || !this.isStillAllowed(socket)) return;
    const snapshot = await this.parts.snapshotSoonFor(socket.data.link);
    if (socket.connected) this.send(socket, snapshot);
  }

  private isStillAllowed(socket: HubSocket): boolean {
    const verdict = callerOf(this.parts, socket.data.link.sessionId);
    if (!verdict.ok) this.end(socket, verdict.fault);
    return verdict.ok;
  }

  private send(socket: HubSocket, snapshot: SignedSnapshot | null): void {
    const { now } = this.parts;
    if (snapshot === null) {
      this.end(socket, { code: 'account-disabled', message: 'There is no such person.' });
      return;
    }
    this.sentAtMs.set(socket, now());
    socket.emit('rights', { snapshot, hubTimeMs: now() });
  }

  private end(socket: HubSocket, fault: Fault): void {
    const { links, log } = this.parts;
    const { personId, consoleId, sessionId } = socket.data.link;
    log.info('socket.ended', { person: personId, console: consoleId, fault: fault.code });
    if (links.ofSession(sessionId) === socket) endSocket(socket, fault);
  }
}
