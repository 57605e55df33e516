import { RtspGarbage } from './rtsp-message.ts';

const startCode = [0, 0, 0, 1];
const firstBytes = 16 * 1024;
/** More than any camera's picture. */
const maxBytes = 16 * 1024 * 1024;

/** One picture's NAL units as they come, written one after the other with start codes (H.264 Annex B). The room is used again for the next one. */
export class AccessUnit {
  private room = new Uint8Array(firstBytes);
  private length = 0;
  private unitAt: number | null = null;

  get isEmpty(): boolean {
    return this.length === 0;
  }

  /** Begins a NAL unit whose rest follows by `append`. */
  begin(head: readonly number[]): void {
    this.drop();
    this.unitAt = this.length;
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
    const unit = this.room.subarray(this.unitAt + startCode.length, this.length);
    this.unitAt = null;
    return unit;
  }

  /** Forgets the NAL unit that was begun and is not whole. */
  drop(): void {
    if (this.unitAt !== null) this.length = this.unitAt;
    this.unitAt = null;
  }

  /** The picture, as a copy of its own; nothing is held afterwards. */
  take(): Uint8Array {
    this.drop();
    const whole = this.room.slice(0, this.length);
    this.length = 0;
    return whole;
  }

  private write(bytes: ArrayLike<number>): void {
    const end = this.length + bytes.length;
    if (end > this.room.length) this.grow(end);
    this.room.set(bytes, this.length);
    this.length = end;
  }

  private grow(bytes: number): void {
    if (bytes > maxBytes) throw new RtspGarbage('a picture of more than 16 MiB');
    const larger = new Uint8Array(Math.min(maxBytes, Math.max(bytes, this.room.length * 2)));
    larger.set(this.room.subarray(0, this.length));
    this.room = larger;
  }
}
