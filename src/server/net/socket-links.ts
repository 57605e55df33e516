import type { z } from 'zod';
import type { Disposable } from '../../shared/base/disposable.ts';
import { Emitter } from '../../shared/base/emitter.ts';
import type { Fault } from '../../shared/base/fault.ts';
import type { HubEventName, HubToConsole, hubEvents } from '../../shared/hub/hub-events.ts';
import type { ConsoleLink, ConsoleLinks } from './console-links.ts';
import type { HubSocket } from './socket-types.ts';

/** The sockets of connected consoles, by who is behind them. */
export class SocketLinks implements ConsoleLinks, Disposable {
  private readonly sockets = new Set<HubSocket>();
  private readonly byConsole = new Map<string, HubSocket[]>();
  private readonly byPerson = new Map<string, Set<HubSocket>>();
  private readonly bySession = new Map<string, HubSocket>();
  private readonly gone = new Emitter<ConsoleLink>();

  /** Until the socket disconnects. A session's older socket gives way: it is a connection that died unseen. */
  add(socket: HubSocket): void {
    const { consoleId, personId, sessionId } = socket.data.link;
    this.bySession.get(sessionId)?.disconnect(true);
    this.bySession.set(sessionId, socket);
    this.sockets.add(socket);
    this.byConsole.set(consoleId, [...(this.byConsole.get(consoleId) ?? []), socket]);
    this.byPerson.set(personId, (this.byPerson.get(personId) ?? new Set()).add(socket));
    socket.once('disconnect', () => this.remove(socket));
  }

  *all(): Iterable<ConsoleLink> {
    for (const { data } of this.sockets) yield data.link;
  }

  allSockets(): ReadonlySet<HubSocket> {
    return this.sockets;
  }

  ofPerson(personId: string): Iterable<HubSocket> {
    return this.byPerson.get(personId) ?? [];
  }

  personsOnline(): Iterable<string> {
    return this.byPerson.keys();
  }

  ofSession(sessionId: string): HubSocket | null {
    return this.bySession.get(sessionId) ?? null;
  }

  of(consoleId: string): ConsoleLink | null {
    return this.byConsole.get(consoleId)?.at(-1)?.data.link ?? null;
  }

  isOnline(sessionId: string): boolean {
    return this.bySession.has(sessionId);
  }

  send<N extends HubEventName>(consoleId: string, event: N, value: z.input<(typeof hubEvents)[N]>): boolean {
    const socket = this.byConsole.get(consoleId)?.at(-1);
    if (!socket) return false;
    // One event's value is what the table says of that event; the compiler does not pair the two through a type parameter.
    const emit = socket.emit.bind(socket) as (event: HubEventName, value: unknown) => boolean;
    return emit(event satisfies keyof HubToConsole, value);
  }

  onGone(listener: (link: ConsoleLink) => void): Disposable {
    return this.gone.on(listener);
  }

  dispose(): void {
    this.gone.dispose();
  }

  private remove(socket: HubSocket): void {
    const { link } = socket.data;
    this.sockets.delete(socket);
    if (this.bySession.get(link.sessionId) === socket) this.bySession.delete(link.sessionId);
    const left = (this.byConsole.get(link.consoleId) ?? []).filter((other) => other !== socket);
    const ofPerson = this.byPerson.get(link.personId);
    ofPerson?.delete(socket);
    if (ofPerson?.size === 0) this.byPerson.delete(link.personId);
    if (left.length > 0) {
      this.byConsole.set(link.consoleId, left);
      return;
    }
    this.byConsole.delete(link.consoleId);
    this.gone.fire(link);
  }
}

/** The hub's last word, then the connection is closed. */
export function endSocket(socket: HubSocket, fault: Fault): void {
  socket.emit('ended', { fault });
  socket.disconnect(true);
}
