import { GopCache } from '../../src/main/core/streams/gop-cache.ts';
import type { Packet } from '../../src/main/core/streams/packet.ts';
import type { PulledStream, StreamViewer } from '../../src/main/core/streams/pulled-stream.ts';
import { type Disposable, toDisposable } from '../../src/shared/base/disposable.ts';
import type { StreamConfig } from '../../src/shared/media/media-message.ts';

interface Source {
  readonly config: StreamConfig;
  readonly extradata: Uint8Array;
}

/** A pulled stream whose packets a test hands in; it caches groups as the real one does. */
export class FedStream implements PulledStream {
  private readonly viewers = new Set<StreamViewer>();
  private readonly cache = new GopCache();
  private source: Source | null = null;
  generation = 0;

  get watched(): boolean {
    return this.viewers.size > 0;
  }

  get viewerCount(): number {
    return this.viewers.size;
  }

  join(viewer: StreamViewer): Disposable {
    viewer.onStatus({
      phase: this.source ? 'receiving' : 'connecting',
      attempt: 1,
      reason: null,
      detail: '',
      everReceived: this.source !== null,
      sinceMs: 0,
    });
    if (this.source !== null) viewer.onConfig(this.generation, this.source.config, this.source.extradata);
    for (const packet of this.cache.packets()) viewer.onPacket(this.generation, packet, true);
    this.viewers.add(viewer);
    return toDisposable(() => this.viewers.delete(viewer));
  }

  listen(): Disposable {
    throw new Error('a fed stream has no sound');
  }

  connect(source: Source): void {
    this.generation += 1;
    this.source = source;
    this.cache.clear();
    for (const viewer of this.viewers) viewer.onConfig(this.generation, source.config, source.extradata);
  }

  push(packet: Packet): void {
    this.cache.add(packet);
    for (const viewer of this.viewers) viewer.onPacket(this.generation, packet, false);
  }
}
