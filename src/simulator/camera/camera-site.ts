import type { Disposable } from '../../shared/base/disposable.ts';
import { CancelledError } from '../../shared/base/fault.ts';
import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { SimCamera } from '../city.ts';
import type { ClipStore } from '../clip/clip-store.ts';
import { audioLoop } from '../live/audio-loop.ts';
import { LiveTrack } from '../live/live-track.ts';
import type { Pacer } from '../live/pacer.ts';
import { videoLoop } from '../live/video-loop.ts';
import { SimFault, type SimFaultInput } from '../sim-fault.ts';
import type { CameraPlan } from './camera-plan.ts';
import { clipUnderFault } from './clip-under-fault.ts';

/** What a camera needs of a connection to it. */
export interface CameraConnection {
  /** Neither reads nor writes while frozen. */
  setFrozen(frozen: boolean): void;
  setBytesPerSecond(bytesPerSecond: number | null): void;
  drop(): void;
}

/** How a camera meets a request at this moment. */
export type Reception = 'answer' | 'ignore' | 'garbage' | 'drop' | 'unauthorized' | 'not-found';

/** A camera: its streams, who is connected, and what is wrong with it. */
export class CameraSite implements SimCamera, Disposable {
  readonly plan: CameraPlan;
  private readonly store: ClipStore;
  private readonly pacer: Pacer;
  private readonly onAir: (reachable: boolean) => void;
  private readonly attached = new Set<CameraConnection>();
  private readonly tracks = new Map<string, Promise<LiveTrack>>();
  private readonly ready = new Map<string, LiveTrack>();
  private readonly startMs: number;
  private fault: SimFault | null = null;
  private rebooting = false;
  private rebootTimer: NodeJS.Timeout | null = null;

  /** Its loops start at `startMs` (performance.now()). `onAir` is told when a reboot takes the camera off the network and back. */
  constructor(
    plan: CameraPlan,
    store: ClipStore,
    pacer: Pacer,
    startMs: number,
    onAir: (reachable: boolean) => void,
  ) {
    this.plan = plan;
    this.store = store;
    this.pacer = pacer;
    this.onAir = onAir;
    this.startMs = startMs;
  }

  get number(): number {
    return this.plan.number;
  }

  get connections(): number {
    return this.attached.size;
  }

  get activeFault(): SimFault | null {
    return this.fault;
  }

  get reception(): Reception {
    if (this.rebooting) return 'drop';
    switch (this.fault?.kind) {
      case 'half-open':
        return 'ignore';
      case 'garbage':
        return 'garbage';
      case 'wrong-password':
        return 'unauthorized';
      case 'not-found':
        return 'not-found';
      default:
        return 'answer';
    }
  }

  attach(connection: CameraConnection): void {
    this.attached.add(connection);
    this.treat(connection);
  }

  detach(connection: CameraConnection): void {
    this.attached.delete(connection);
  }

  hasRole(role: StreamRole): boolean {
    return role === 'main' || !this.plan.noSub;
  }

  /** The tracks of a stream in the order of its SDP; waits for the clip to be encoded. */
  tracksOf(role: StreamRole): Promise<LiveTrack[]> {
    const { audio, audioOnly, hears, mainSoundOnly } = this.plan;
    return Promise.all([
      ...(audioOnly ? [] : [this.track(role, () => this.videoTrack(role))]),
      ...(audio && !(mainSoundOnly && role === 'sub')
        ? [this.track('audio', async () => this.newTrack(await audioLoop(audio, hears, this.store.ffmpeg)))]
        : []),
    ]);
  }

  async setFault(input: SimFaultInput | null): Promise<void> {
    const fault = input === null ? null : SimFault.parse(input);
    const before = this.fault;
    this.fault = fault;
    this.endReboot();
    for (const track of this.ready.values()) this.treatTrack(track);
    for (const connection of this.attached) this.treat(connection);
    if (fault?.kind === 'wrong-password' || fault?.kind === 'not-found') this.dropAll();
    if (fault?.kind === 'reboot') this.reboot(fault.downSeconds * 1000, fault.periodSeconds);
    await Promise.all([this.refresh('main'), this.refresh('sub')]);
    // What an open session was told of its stream would no longer be true.
    if (this.fault === fault && [before, fault].some((one) => one?.kind === 'codec-change')) this.dropAll();
  }

  frameSentAtMs(role: StreamRole, frameNumber: number): number | null {
    return this.ready.get(role)?.sentAtMs(frameNumber) ?? null;
  }

  dispose(): void {
    if (this.rebootTimer) clearTimeout(this.rebootTimer);
    this.dropAll();
  }

  private track(key: string, make: () => Promise<LiveTrack>): Promise<LiveTrack> {
    const known = this.tracks.get(key);
    if (known) return known;
    const made = make().then((track) => {
      this.ready.set(key, track);
      this.treatTrack(track);
      return track;
    });
    this.tracks.set(key, made);
    made.catch(() => this.tracks.delete(key));
    return made;
  }

  private async videoTrack(role: StreamRole): Promise<LiveTrack> {
    return this.newTrack(await this.loopUnder(role, this.fault));
  }

  private async loopUnder(role: StreamRole, fault: SimFault | null): Promise<LiveTrack['media']> {
    const spec = clipUnderFault(this.plan, role, fault);
    return videoLoop(await this.store.get(spec), spec.codec);
  }

  private newTrack(loop: LiveTrack['media']): LiveTrack {
    return new LiveTrack(this.pacer, loop, this.startMs);
  }

  /** Brings a stream that is on air to the clip of the present fault. */
  private async refresh(role: StreamRole): Promise<void> {
    const { fault } = this;
    if (!this.tracks.has(role)) return;
    try {
      const track = await this.tracks.get(role);
      const loop = await this.loopUnder(role, fault);
      if (this.fault === fault) track?.setLoop(loop);
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
    }
  }

  private treatTrack(track: LiveTrack): void {
    const { fault } = this;
    const sound = track.media.kind === 'audio';
    track.setSilent(fault?.kind === 'silence' || (sound && fault?.kind === 'no-sound'));
    track.setGarbage(fault?.kind === 'garbage');
    if (sound && fault?.kind === 'broken-sound') track.setCorrupt(1);
    else track.setCorrupt(fault?.kind === 'corrupt' ? fault.oneIn : null);
  }

  private treat(connection: CameraConnection): void {
    connection.setFrozen(this.fault?.kind === 'half-open');
    connection.setBytesPerSecond(this.fault?.kind === 'slow-link' ? this.fault.bytesPerSecond : null);
  }

  private reboot(downMs: number, periodSeconds: number | undefined): void {
    this.rebooting = true;
    this.onAir(false);
    this.dropAll();
    this.rebootTimer = setTimeout(() => {
      this.rebooting = false;
      this.onAir(true);
      if (periodSeconds === undefined) return;
      const upMs = Math.max(0, periodSeconds * 1000 - downMs);
      this.rebootTimer = setTimeout(() => this.reboot(downMs, periodSeconds), upMs);
    }, downMs);
  }

  private endReboot(): void {
    if (this.rebootTimer) clearTimeout(this.rebootTimer);
    this.rebootTimer = null;
    if (this.rebooting) this.onAir(true);
    this.rebooting = false;
  }

  private dropAll(): void {
    for (const connection of [...this.attached]) connection.drop();
  }
}
