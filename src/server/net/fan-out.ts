import type { Change, Topic } from '../../shared/hub/topic.ts';
import type { HubServer, HubSocket } from './socket-types.ts';

interface Bundle {
  readonly topic: Topic;
  readonly epoch: string;
  readonly changes: readonly Change[];
  readonly sockets: HubSocket[];
}

/** Sends changes to consoles. What many of them get alike, told in one turn of the loop, is encoded once for all. */
export class FanOut {
  private readonly server: HubServer;
  private waiting: Bundle[] = [];

  constructor(server: HubServer) {
    this.server = server;
  }

  tell(socket: HubSocket, { topic, epoch, changes }: Omit<Bundle, 'sockets'>): void {
    const last = this.waiting.at(-1);
    if (last?.changes === changes && last.epoch === epoch && last.topic === topic) {
      last.sockets.push(socket);
      return;
    }
    if (this.waiting.length === 0) queueMicrotask(() => this.send());
    this.waiting.push({ topic, epoch, changes, sockets: [socket] });
  }

  private send(): void {
    const bundles = this.waiting;
    this.waiting = [];
    for (const { topic, epoch, changes, sockets } of bundles) {
      const event = { topic, epoch, changes: [...changes] };
      const [first] = sockets;
      if (sockets.length === 1) first?.emit('changes', event);
      else this.server.to(sockets.map(({ id }) => id)).emit('changes', event);
    }
  }
}
