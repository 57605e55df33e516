import { Emitter } from '../../../shared/base/emitter.ts';
import type { Camera } from '../../../shared/camera/camera.ts';
import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { ConsoleStreams } from '../console.ts';
import type { TicketedStreams } from './ticketed-streams.ts';

/** The console's streams: those of its own list, or, with a hub, those behind the hub's tickets. */
export class StreamRouter implements ConsoleStreams {
  readonly onFacts = new Emitter<{ cameraId: string; role: StreamRole }>();
  private readonly own: ConsoleStreams;
  private ticketed: TicketedStreams | null = null;
  private cameras: readonly Camera[] = [];

  constructor(own: ConsoleStreams) {
    this.own = own;
    own.onFacts.on((facts) => this.onFacts.fire(facts));
  }

  /** From now on by these; null: by the console's own list. */
  route(ticketed: TicketedStreams | null): void {
    this.ticketed = ticketed;
    this.own.setCameras(ticketed ? [] : this.cameras);
  }

  stream(cameraId: string, role: StreamRole) {
    return this.ticketed ? this.ticketed.stream(cameraId, role) : this.own.stream(cameraId, role);
  }

  /** The console's own list; kept, and not used while there is a hub. */
  setCameras(cameras: readonly Camera[]): void {
    this.cameras = cameras;
    if (!this.ticketed) this.own.setCameras(cameras);
  }

  warm(cameraId: string, role: StreamRole): void {
    if (this.ticketed) this.ticketed.warm(cameraId, role);
    else this.own.warm(cameraId, role);
  }

  facts(cameraId: string, role: StreamRole) {
    return this.own.facts(cameraId, role);
  }
}
