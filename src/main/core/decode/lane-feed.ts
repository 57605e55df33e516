import type { Disposable } from '../../../shared/base/disposable.ts';
import type { LaneStatus } from '../../../shared/media/lane-status.ts';
import type { StreamConfig } from '../../../shared/media/media-message.ts';
import { type FeedTier, fullestTier } from '../../../shared/wall/feed-order.ts';
import type { Logger } from '../log/logger.ts';
import type { Packet } from '../streams/packet.ts';
import type { PulledStream } from '../streams/pulled-stream.ts';
import type { StartGate } from '../streams/start-gate.ts';
import { CatchUp } from './catch-up.ts';
import { Decoder, type DecoderOptions } from './decoder.ts';
import type { PictureSize } from './fitted-size.ts';
import { isSameStream, type KnownStream } from './known-stream.ts';
import { type LaneMethod, methodDecodes } from './lane-arguments.ts';
import type { LaneHealth } from './lane-health.ts';
import type { LanePicture } from './lane-picture.ts';
import type { FedPacket } from './packet-times.ts';
import type { PacketTurn } from './packet-turn.ts';
import { parameterSet } from './parameter-sets.ts';
import { isNewer } from './picture-order.ts';
import { StartTurn } from './start-turn.ts';
import { TierPace } from './tier-pace.ts';

/** A keyframe whose picture is held back by reordering comes out with the next few packets. */
const pushPackets = 4;

export interface LaneFeedOptions {
  readonly stream: PulledStream;
  readonly room: PictureSize;
  readonly ffmpeg: DecoderOptions['ffmpeg'];
  readonly method: (codec: StreamConfig['codec']) => LaneMethod;
  readonly health: LaneHealth;
  /** What all decoders start through. */
  readonly gate: StartGate;
  readonly stallMs?: DecoderOptions['stallMs'];
  readonly logger: Logger;
  /** Core time, milliseconds. */
  readonly now: () => number;
  /** Told of every decoder's process until it is gone. */
  readonly onProcess: (ended: Promise<void>) => void;
}

/** One who gets the pictures of a feed. */
export interface LaneFeedUser {
  readonly tier: FeedTier;
  onPicture(picture: LanePicture): void;
  onLane(generation: number, status: LaneStatus): void;
}

/** The decoded pictures of one stream in one size, for all who want those: one decoder process, replaced when it dies or when the stream becomes another. */
export class LaneFeed implements Disposable {
  private readonly options: LaneFeedOptions;
  private readonly users = new Set<LaneFeedUser>();
  private readonly catchUp = new CatchUp((picture) => this.emit({ ...picture, cached: true }));
  private joined: Disposable | null = null;
  /** Collects what the cache gives while joining. */
  private replayed: Packet[] | null = null;
  private readonly turn: StartTurn;
  private pace = new TierPace();
  private generation = 0;
  private known: KnownStream | null = null;
  /** Of the pictures that the decoder is made for. */
  private parameters: Uint8Array | null = null;
  private decoder: Decoder | null = null;
  private firstPictureAtMs: number | null = null;
  /** The decoder has given a picture that was newer than all before. */
  private isSettled = false;
  private tier: FeedTier = 'keyframes';
  /** The decoder has every packet of the group so far: the next one makes sense to it. */
  private isChained = false;
  private lastKeyframe: Packet | null = null;
  private lastFed: Packet | null = null;
  private lastPicture: LanePicture | null = null;
  private status: LaneStatus;
  private disposed = false;
  pictures = 0;
  leftOut = 0;

  constructor(options: LaneFeedOptions) {
    this.options = options;
    this.status = { phase: 'starting', method: 'software', deaths: options.health.deaths, detail: '' };
    this.turn = new StartTurn(options.gate);
    options.health.use();
  }

  get pid(): number | undefined {
    return this.decoder?.pid;
  }

  get method(): LaneMethod | null {
    return this.decoder?.method ?? null;
  }

  get isUsed(): boolean {
    return this.users.size > 0;
  }

  /** The user gets the newest picture at once, if there is one, and all that follow. */
  add(user: LaneFeedUser): void {
    this.repeatStatus(user);
    if (this.lastPicture !== null) user.onPicture({ ...this.lastPicture, cached: true });
    this.users.add(user);
    if (this.joined === null) this.tier = this.wantedTier();
    if (this.joined === null && !this.turn.isWaiting) this.startSoon();
    else this.retier();
  }

  /** Tells a user how the decoder stands, once more. */
  repeatStatus(user: LaneFeedUser): void {
    user.onLane(this.generation, this.status);
  }

  remove(user: LaneFeedUser): void {
    this.users.delete(user);
    this.retier();
  }

  /** A user's tier has changed. */
  retier(): void {
    const wanted = this.wantedTier();
    if (this.disposed || !this.isUsed || wanted === this.tier) return;
    this.tier = wanted;
    // What was left out since the last keyframe is in the cache.
    if (wanted === 'all' && !this.turn.isWaiting) this.join();
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.turn.dispose();
    this.catchUp.dispose();
    this.joined?.dispose();
    this.dropDecoder();
    this.options.health.leave();
  }

  private wantedTier(): FeedTier {
    return fullestTier([...this.users].map(({ tier }) => tier));
  }

  /** Joins, or joins anew: the decoder gets what it lacks of the current group. */
  private join(): void {
    this.joined?.dispose();
    const replayed: Packet[] = [];
    this.replayed = replayed;
    // It hears of the current group from its beginning once more.
    this.pace = new TierPace();
    this.joined = this.options.stream.join({
      onStatus: () => {},
      onConfig: (generation, config, extradata) => this.connected(generation, { config, extradata }),
      onPacket: (_, packet) => {
        if (this.replayed !== null) this.replayed.push(packet);
        else this.live(packet);
      },
    });
    this.replayed = null;
    this.replay(replayed);
  }

  private connected(generation: number, known: KnownStream): void {
    if (generation !== this.generation) this.isChained = false;
    this.generation = generation;
    if (this.known !== null && !isSameStream(this.known, known)) this.dropDecoder();
    this.known = known;
  }

  private replay(packets: readonly Packet[]): void {
    if (packets.length === 0) return;
    const already = this.decoder === null || !this.lastFed ? -1 : packets.lastIndexOf(this.lastFed);
    const missing = packets.slice(already + 1);
    const [keyframe] = already < 0 ? missing : [];
    // Whether the decoder has the group before is not known here.
    this.isChained = false;
    const skipped = new Set(packets.filter((packet) => this.turnOf(packet) === 'skip'));
    this.isChained = keyframe === undefined || this.begin(keyframe);
    if (!this.isChained) return;
    const wanted = this.tier === 'keyframes' ? missing.slice(0, keyframe ? 1 + pushPackets : 0) : missing;
    for (const packet of wanted) if (!skipped.has(packet)) this.give(packet, true);
    this.isChained = wanted.length === missing.length;
  }

  private live(packet: Packet): void {
    const turn = this.turnOf(packet);
    if (turn === 'skip') return;
    if (packet.keyframe) this.isChained = turn === 'give' && this.begin(packet);
    else if (this.isChained) this.isChained = this.goesOn(turn);
    if (this.isChained) this.give(packet, false);
    else if (turn === 'give' || this.tier === 'keyframes') this.leftOut += 1;
  }

  private turnOf(packet: Packet): PacketTurn {
    const { known, tier, isChained } = this;
    return this.pace.turnOf(packet, { codec: known?.config.codec ?? 'other', tier, isChained });
  }

  /** A group begins: makes a decoder where there is none for it. False when it is left out. */
  private begin(keyframe: Packet): boolean {
    if (this.known === null || this.turn.isWaiting) return false;
    this.lastKeyframe = keyframe;
    const parameters = parameterSet(this.known.config.codec, keyframe.payload);
    if (parameters !== null) {
      if (this.parameters !== null && Buffer.compare(this.parameters, parameters) !== 0) this.dropDecoder();
      this.parameters = parameters;
    }
    this.decoder ??= this.startDecoder(this.known);
    return !this.decoder.isBehind;
  }

  /** Whether the decoder gets the next packet of a group that it has so far. */
  private goesOn(turn: PacketTurn): boolean {
    if (this.decoder === null || this.decoder.isBehind) return false;
    if (this.tier !== 'keyframes') return turn === 'give';
    return this.lastKeyframe !== null && this.decoder.isDecoding(this.lastKeyframe);
  }

  /** What is decoded in the tier `keyframes` besides those only makes them come out. */
  private isShown({ packet }: FedPacket): boolean {
    return packet.keyframe || this.tier !== 'keyframes';
  }

  private give(packet: Packet, cached: boolean): void {
    this.lastFed = packet;
    this.decoder?.feed({ packet, generation: this.generation, cached });
  }

  private startDecoder({ config, extradata }: KnownStream): Decoder {
    const { ffmpeg, room, stallMs, onProcess } = this.options;
    const method = this.methodFor(config.codec);
    const decoder: Decoder = new Decoder(
      { ffmpeg, room, stallMs, method, config, extradata },
      {
        onPicture: (picture, fed) => this.decoded(decoder, picture, fed),
        onDeath: (why) => this.died(decoder, why),
        onSourceSize: (size) => {
          if (decoder === this.decoder) this.tell({ ...this.status, ...size });
        },
      },
    );
    onProcess(decoder.ended);
    this.isSettled = false;
    this.firstPictureAtMs = null;
    this.lastFed = null;
    this.tell({ ...this.status, width: undefined, height: undefined, method });
    return decoder;
  }

  private methodFor(codec: StreamConfig['codec']): LaneMethod {
    const { health, now } = this.options;
    const method = health.softwareOnly(now()) ? 'software' : this.options.method(codec);
    return methodDecodes(method, codec) ? method : 'software';
  }

  private dropDecoder(): void {
    this.catchUp.clear();
    this.decoder?.dispose();
    this.decoder = null;
    this.parameters = null;
    this.isChained = false;
  }

  private decoded(decoder: Decoder, picture: LanePicture, fed: FedPacket): void {
    if (this.disposed) return;
    const isShown = this.isShown(fed);
    const { health, now } = this.options;
    if (this.firstPictureAtMs === null) this.began(decoder);
    this.firstPictureAtMs ??= now();
    health.gives(this.firstPictureAtMs, now());
    if (!this.isSettled && !isNewer(picture, this.lastPicture)) return;
    if (isShown && fed.cached) this.catchUp.hold(picture);
    if (fed.cached && !decoder.isDecodingAny((other) => other.cached && this.isShown(other)))
      this.catchUp.release();
    if (!isShown || fed.cached) return;
    this.catchUp.clear();
    this.emit(picture);
  }

  private began({ method }: Decoder): void {
    this.turn.over();
    if (method !== 'software') this.options.health.hardwareWorked();
  }

  private emit(picture: LanePicture): void {
    this.isSettled = true;
    this.lastPicture = picture;
    this.pictures += 1;
    if (this.status.phase !== 'running') this.tell({ ...this.status, phase: 'running', detail: '' });
    for (const user of [...this.users]) user.onPicture(picture);
  }

  private died(decoder: Decoder, why: string): void {
    if (this.disposed || decoder !== this.decoder) return;
    const { health, logger, now } = this.options;
    this.dropDecoder();
    if (decoder.method !== 'software' && decoder.pictures === 0) {
      health.hardwareFailed(now());
      logger.warn(`${decoder.method} does not start, software for now: ${why}`);
    } else {
      health.died(this.firstPictureAtMs, now());
      logger.warn(`decoder died, ${health.deaths} so far: ${why}`);
      this.tell({ ...this.status, phase: health.isBad ? 'bad' : 'restarting', detail: why });
    }
    this.startSoon();
  }

  private startSoon(): void {
    this.turn.request(this.options.health.waitMs, () => this.join());
  }

  private tell(status: LaneStatus): void {
    this.status = { ...status, deaths: this.options.health.deaths };
    for (const user of [...this.users]) user.onLane(this.generation, this.status);
  }
}
