import { RtspGarbage } from './rtsp-message.ts';

const startCode = [0, 0, 0, 1];
/** Many pictures of a substream are cut from one room: a buffer for each of them costs more than filling it does. */
const roomBytes = 64 * 1024;
/** More than any camera's picture. */
const maxBytes = 16 * 1024 * 1024;

/** One picture's NAL units as they come, written one after the other with start codes (H.264 Annex B). */
export class AccessUnit {
  private room = new Uint8Array(roomBytes);
  /** Where the picture begins: what lies before it in the room has been taken. */
  private from = 0;
  private to = 0;
  private unitAt: number | null = null;

  /** Begins a NAL unit whose rest follows by `append`. */
  begin(head: readonly number[]): void {
    this.drop();
    this.unitAt = this.to;
    this.write(startCode);
    this.write(head);
  }

  /** False when no NAL unit has been begun: its first part was lost. */
  append(bytes: Uint8Array): boolean {
    if (this.unitAt === null) return false;
    this.write(bytes);
    return true;
  }

  /** The NAL unit that was begun is whole. Gives it, as a view that lasts until the next call. */
  end(): Uint8Array | null {
    if (this.unitAt === null) return null;
    const unit = this.room.subarray(this.unitAt + startCode.length, this.to);
    this.unitAt = null;
    return unit;
  }

  /** Forgets the NAL unit that was begun and is not whole. */
  drop(): void {
    if (this.unitAt !== null) this.to = this.unitAt;
    this.unitAt = null;
  }

  /** The picture; its bytes are not written to any more, and nothing is held afterwards. */
  take(): Uint8Array {
    this.drop();
    const whole = this.room.subarray(this.from, this.to);
    this.from = this.to;
    return whole;
  }

  private write(bytes: ArrayLike<number>): void {
    if (this.to + bytes.length > this.room.length) this.move(bytes.length);
    this.room.set(bytes, this.to);
    this.to += bytes.length;
  }

  /** The unfinished picture goes on in another room, which has place for as much again. */
  private move(moreBytes: number): void {
    const { room, from, to, unitAt } = this;
    const bytes = to - from + moreBytes;
    if (bytes > maxBytes) throw new RtspGarbage('a picture of more than 16 MiB');
    this.room = new Uint8Array(Math.max(roomBytes, Math.min(maxBytes, bytes * 2)));
    this.room.set(room.subarray(from, to));
    if (unitAt !== null) this.unitAt = unitAt - from;
    this.from = 0;
    this.to = to - from;
  }
}
