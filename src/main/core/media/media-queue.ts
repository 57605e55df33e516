import { encodeRecords, recordBytes } from '../../../shared/media/media-codec.ts';
import { creditWindowBytes, type MediaRecord, packetFlag } from '../../../shared/media/media-message.ts';

/** How records leave: a callback that puts one binary message on the wire. */
export type SendMessage = (message: Uint8Array<ArrayBuffer>) => void;

/** Bytes that may wait for credit: a 64-tile layout joining cached GOPs fits, a window that has stopped reading does not. */
const queueLimitBytes = 48 * 1024 * 1024;

/** Pictures of one slot that may wait: one that is about to go and the newest. */
const waitingPictures = 2;

/** A message is closed at this size, so that the window can start decoding while the rest is under way. */
const messageBytes = 512 * 1024;

/**
 * Records on their way to one window, within its credit. When the window falls too far behind, everything queued is dropped and each
 * slot stays shut up to its next keyframe, which is marked `afterGap`: late pictures are worth nothing, half a GOP even less. Finished pictures
 * stand alone: of each slot only the newest wait, however much room there is, and they take none from the packets.
 */
export class MediaQueue {
  private waiting: MediaRecord[] = [];
  private waitingBytes = 0;
  private underWayBytes = 0;
  /** Waiting pictures by slot. */
  private readonly pictures = new Map<number, number>();
  private readonly shut = new Set<number>();
  private readonly send: SendMessage;
  /** Packets and pictures that were not sent. */
  dropped = 0;

  constructor(send: SendMessage) {
    this.send = send;
  }

  push(record: MediaRecord): void {
    if (record.kind === 'packet' && !this.admit(record)) return;
    if (record.kind === 'picture') this.makeRoom(record.slot);
    this.waiting.push(record);
    this.waitingBytes += boundedBytes(record);
    if (this.waitingBytes > queueLimitBytes) this.shed();
  }

  /** Forgets what waits for a slot that was closed. */
  forget(slot: number): void {
    this.keep((record) => record.kind === 'pong' || record.slot !== slot);
    this.pictures.delete(slot);
    this.shut.delete(slot);
  }

  credit(bytes: number): void {
    this.underWayBytes = Math.max(0, this.underWayBytes - bytes);
    this.flush();
  }

  /** Sends as much as the credit allows. */
  flush(): void {
    while (this.waiting.length > 0 && this.underWayBytes < creditWindowBytes) {
      let count = 0;
      let bytes = 0;
      for (const record of this.waiting) {
        count++;
        bytes += recordBytes(record);
        this.waitingBytes -= boundedBytes(record);
        if (record.kind === 'picture') this.countPicture(record.slot, -1);
        if (bytes >= messageBytes) break;
      }
      const batch = count === this.waiting.length ? this.waiting : this.waiting.slice(0, count);
      this.waiting = count === this.waiting.length ? [] : this.waiting.slice(count);
      this.underWayBytes += bytes;
      this.send(encodeRecords(batch));
    }
  }

  private admit(record: MediaRecord & { kind: 'packet' }): boolean {
    if (!this.shut.has(record.slot)) return true;
    if (!(record.flags & packetFlag.keyframe)) {
      this.dropped++;
      return false;
    }
    this.shut.delete(record.slot);
    record.flags |= packetFlag.afterGap;
    return true;
  }

  /** The newest picture wins: the oldest that waits for this slot goes when there are enough. */
  private makeRoom(slot: number): void {
    this.countPicture(slot, 1);
    if ((this.pictures.get(slot) ?? 0) <= waitingPictures) return;
    this.waiting.splice(
      this.waiting.findIndex((record) => record.kind === 'picture' && record.slot === slot),
      1,
    );
    this.countPicture(slot, -1);
    this.dropped++;
  }

  private countPicture(slot: number, change: number): void {
    this.pictures.set(slot, (this.pictures.get(slot) ?? 0) + change);
  }

  private shed(): void {
    for (const record of this.waiting) {
      if (record.kind !== 'packet') continue;
      this.shut.add(record.slot);
      this.dropped++;
    }
    this.keep((record) => record.kind !== 'packet');
  }

  private keep(wanted: (record: MediaRecord) => boolean): void {
    this.waiting = this.waiting.filter(wanted);
    this.waitingBytes = this.waiting.reduce((sum, record) => sum + boundedBytes(record), 0);
  }
}

/** Bytes that count against the queue's limit: pictures have a bound of their own. */
function boundedBytes(record: MediaRecord): number {
  return record.kind === 'picture' ? 0 : recordBytes(record);
}
