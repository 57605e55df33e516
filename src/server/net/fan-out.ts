import type { Change, Topic } from '../../shared/hub/topic.ts';
import type { HubServer, HubSocket } from './socket-types.ts';

interface News {
  readonly topic: Topic;
  readonly epoch: string;
  readonly changes: readonly Change[];
}

interface Bundle extends News {
  readonly sockets: HubSocket[];
}

/** Sends changes to consoles. The same changes, told to many of them in one turn of the loop, are encoded once for all. */
export class FanOut {
  private readonly server: HubServer;
  private waiting = new Map<readonly Change[], Bundle>();

  constructor(server: HubServer) {
    this.server = server;
  }

  /** In the order in which they are told. */
  tell(socket: HubSocket, { topic, epoch, changes }: News): void {
    const bundle = this.waiting.get(changes);
    if (bundle?.epoch === epoch && bundle.topic === topic) {
      bundle.sockets.push(socket);
      return;
    }
    // The same changes under another name are a rarity: what waits goes first.
    if (bundle) this.send();
    if (this.waiting.size === 0) queueMicrotask(() => this.send());
    this.waiting.set(changes, { topic, epoch, changes, sockets: [socket] });
  }

  private send(): void {
    const bundles = [...this.waiting.values()];
    this.waiting = new Map();
    for (const { topic, epoch, changes, sockets } of bundles) {
      const event = { topic, epoch, changes: [...changes] };
      const [first] = sockets;
      if (sockets.length === 1) first?.emit('changes', event);
      else this.server.to(sockets.map(({ id }) => id)).emit('changes', event);
    }
  }
}
