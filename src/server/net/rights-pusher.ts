import { setImmediate } from 'node:timers/promises';
import type { SignedSnapshot } from '../../shared/rights/rights-snapshot.ts';
import type { HubLogger } from '../log/hub-logger.ts';
import { logError } from '../log/log-error.ts';
import { type CallerParts, callerOf } from '../sessions/caller-of.ts';
import { endSocket, type SocketLinks } from './socket-links.ts';
import type { HubSocket } from './socket-types.ts';

export interface RightsPusherParts extends CallerParts {
  readonly links: SocketLinks;
  /** Null: no such person any more. */
  readonly snapshotFor: (of: { personId: string; consoleId: string }) => SignedSnapshot | null;
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
    const { links, snapshotFor, now, log } = this.parts;
    const { link } = socket.data;
    const verdict = callerOf(this.parts, link.sessionId);
    const snapshot = verdict.ok ? snapshotFor(link) : null;
    if (!verdict.ok || snapshot === null) {
      const fault = verdict.ok
        ? { code: 'account-disabled', message: 'There is no such person.' }
        : verdict.fault;
      log.info('socket.ended', { person: link.personId, console: link.consoleId, fault: fault.code });
      if (links.ofSession(link.sessionId) === socket) endSocket(socket, fault);
      return;
    }
    this.sentAtMs.set(socket, now());
    socket.emit('rights', { snapshot, hubTimeMs: now() });
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

  private async work(): Promise<void> {
    let inThisTurn = 0;
    for (const socket of this.waiting) {
      this.waiting.delete(socket);
      if (socket.connected) this.now(socket);
      inThisTurn += 1;
      if (inThisTurn % inTurn === 0) await setImmediate();
    }
  }
}
