import type { Disposable } from '../../shared/base/disposable.ts';
import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { BridgeEndpoint } from '../../shared/contract/window-identity.ts';
import type { IngestStatus } from '../../shared/media/ingest-status.ts';
import type { MediaRecord } from '../../shared/media/media-message.ts';
import { CoreClock } from '../video/core-clock.ts';
import type { PacketRecord } from '../video/media-reader.ts';
import { MediaSocket } from '../video/media-socket.ts';
import { decoderConfig } from './decoder-config.ts';
import { judgeSound, type SoundKnowledge } from './judge-sound.ts';
import { SoundDecoder } from './sound-decoder.ts';
import type { SoundState } from './sound-state.ts';
import { Speaker } from './speaker.ts';
import { StreamSearch } from './stream-search.ts';

type SoundRecord = Extract<MediaRecord, { kind: 'sound' }>;

export interface SoundLineOptions {
  readonly bridge: BridgeEndpoint;
  readonly cameraId: string;
  readonly role: StreamRole;
  readonly level: number;
}

/** One camera's sound from the core to the loudspeaker: a socket, a decoder and a speaker that live and end together. */
export class SoundLine implements Disposable {
  private readonly options: SoundLineOptions;
  private readonly socket: MediaSocket;
  private level: number;
  /** Slots are never used twice: what was under way for an old one is not taken for the new one's. */
  private slot = 0;
  private search: StreamSearch;
  private link: SoundKnowledge['link'] = 'connecting';
  private ingest: IngestStatus | null = null;
  private sound: SoundKnowledge['sound'] = 'unknown';
  private codec: string | null = null;
  private generation = -1;
  private openedAtMs: number | null = null;
  private arrivedAtMs: number | null = null;
  private heardAtMs: number | null = null;
  private decoder: SoundDecoder | null = null;
  private speaker: Speaker | null = null;
  private disposed = false;

  constructor(options: SoundLineOptions) {
    this.options = options;
    this.level = options.level;
    this.search = new StreamSearch(options.role);
    this.socket = new MediaSocket({
      bridge: options.bridge,
      clock: new CoreClock(),
      onPacket: (packet) => this.onPacket(packet),
      onRecord: (record) => this.onRecord(record),
      onUp: () => this.onUp(),
      onDown: () => this.onDown(),
    });
  }

  state(): SoundState {
    const { link, ingest, sound, openedAtMs, arrivedAtMs, heardAtMs } = this;
    const decoderFailed = this.decoder?.failed ?? false;
    const nowMs = performance.now();
    const phase = judgeSound({
      link,
      ingest,
      sound,
      decoderFailed,
      openedAtMs,
      arrivedAtMs,
      heardAtMs,
      nowMs,
    });
    const peak = phase === 'playing' ? (this.speaker?.peak() ?? 0) : 0;
    return { cameraId: this.options.cameraId, phase, codec: this.codec, peak };
  }

  setLevel(level: number): void {
    this.level = level;
    this.speaker?.setLevel(level);
  }

  dispose(): void {
    this.disposed = true;
    this.forget();
    this.speaker?.dispose();
    // A socket that is closed while it connects is an error in the browser's log; once up it says good-bye at once.
    if (this.link !== 'connecting') this.socket.dispose();
  }

  private onUp(): void {
    if (this.disposed) {
      this.socket.dispose();
      return;
    }
    this.link = 'up';
    this.search = new StreamSearch(this.options.role);
    this.ask(this.options.role);
  }

  private ask(role: StreamRole): void {
    if (this.slot > 0) this.socket.send({ type: 'close', slot: this.slot });
    this.slot += 1;
    this.forget();
    this.socket.send({ type: 'listen', slot: this.slot, cameraId: this.options.cameraId, role });
  }

  private onDown(): void {
    if (this.disposed) {
      this.socket.dispose();
      return;
    }
    this.link = 'lost';
    this.ingest = null;
    this.forget();
  }

  private onRecord(record: Exclude<MediaRecord, PacketRecord>): void {
    if (this.disposed || record.kind === 'pong' || record.slot !== this.slot) return;
    if (record.kind === 'status') this.onStatus(record.status);
    else if (record.kind === 'sound') this.onSound(record);
  }

  private onStatus(status: IngestStatus): void {
    const instead = this.search.afterStatus(status);
    if (instead) this.ask(instead);
    else this.ingest = status;
  }

  private onSound(record: SoundRecord): void {
    const instead = this.search.afterSound(record.config !== null);
    if (instead) this.ask(instead);
    else void this.open(record);
  }

  private forget(): void {
    this.decoder?.dispose();
    this.decoder = null;
    this.generation = -1;
    this.sound = 'unknown';
    this.openedAtMs = null;
    this.arrivedAtMs = null;
    this.heardAtMs = null;
  }

  /** A connection of the camera says what sound it has. */
  private async open({ generation, config, extradata }: SoundRecord): Promise<void> {
    this.forget();
    this.generation = generation;
    this.codec = config?.codec ?? null;
    if (config === null) {
      this.sound = 'none';
      return;
    }
    const wanted = decoderConfig(config, extradata);
    const able = wanted !== null && (await canDecode(wanted));
    if (this.disposed || this.generation !== generation) return;
    if (!able || wanted === null) {
      this.sound = 'unsupported';
      return;
    }
    this.sound = 'decodable';
    this.openedAtMs = performance.now();
    this.decoder = new SoundDecoder({
      config: wanted,
      swapsBytes: config.codec === 'pcm_s16be',
      now: () => performance.now(),
      onSound: (data) => this.play(data),
    });
  }

  private onPacket({ slot, generation, ptsMs, payload }: PacketRecord): void {
    if (slot !== this.slot || generation !== this.generation) return;
    this.arrivedAtMs = performance.now();
    this.decoder?.decode(ptsMs, payload);
  }

  private play(data: AudioData): void {
    if (this.speaker?.sampleRate !== data.sampleRate) {
      this.speaker?.dispose();
      this.speaker = new Speaker(data.sampleRate, this.level);
    }
    if (this.speaker.play(data)) this.heardAtMs = performance.now();
    data.close();
  }
}

async function canDecode(config: AudioDecoderConfig): Promise<boolean> {
  try {
    return (await AudioDecoder.isConfigSupported(config)).supported === true;
  } catch (error) {
    // A camera's figures may make a configuration that is none at all.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
