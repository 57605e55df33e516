import { nutCrc } from './nut-crc.ts';
import { NutCursor, NutGarbage, NutShort } from './nut-cursor.ts';
import { type NutFrameHead, type NutStreamClock, readFrameHead } from './nut-frame-head.ts';
import { type NutMainHeader, readMainHeader } from './nut-main-header.ts';
import { sideDataBytes } from './nut-side-data.ts';
import {
  type NutPacketName,
  nextStartcode,
  startcodeAt,
  startcodeBytes,
  startcodeFirstByte,
} from './nut-startcode.ts';
import { type NutStream, readStreamHeader } from './nut-stream-header.ts';
import { resetClocks } from './nut-syncpoint.ts';

/** One frame of a NUT file. `payload` is never written to again; it may be a view into what was pushed. */
export interface NutFrame {
  readonly streamIndex: number;
  readonly ptsMs: number;
  readonly keyframe: boolean;
  readonly payload: Uint8Array;
}

export interface NutListener {
  /** All headers are read; comes once, before the first frame. */
  onStreams(streams: readonly NutStream[]): void;
  onFrame(frame: NutFrame): void;
}

/** More than any camera's picture; a larger size is garbage. */
const maxFrameBytes = 16 * 1024 * 1024;
const maxHeaderBytes = 1024 * 1024;

/**
 * Reads NUT (the nut specification, version 3 and 4 as ffmpeg writes it) from bytes cut anywhere. Bytes that are not NUT are counted in
 * `garbage` and skipped up to the next syncpoint; nothing is thrown for them. Holds one unfinished frame or header at most.
 */
export class NutReader {
  /** How many times reading had to start anew at a syncpoint. */
  garbage = 0;
  private readonly listener: NutListener;
  private main: NutMainHeader | null = null;
  private clocks: NutStreamClock[] = [];
  private carry: Uint8Array | null = null;
  private filling: { head: NutFrameHead; data: Uint8Array; filled: number } | null = null;
  /** False until a startcode has been found: at the beginning and after garbage. */
  private inStep = false;
  /** Frames count only after a syncpoint has set the clocks. */
  private clocked = false;

  constructor(listener: NutListener) {
    this.listener = listener;
  }

  push(chunk: Uint8Array): void {
    // A Buffer's slices would share its memory; a plain view's are copies.
    let rest = this.fill(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (rest.byteLength === 0) return;
    if (this.carry !== null) rest = joined(this.carry, rest);
    this.carry = null;
    const at = this.readAll(rest);
    if (at < rest.byteLength) this.carry = rest.subarray(at);
  }

  /** Reads all that is whole; gives where the unfinished rest begins. */
  private readAll(bytes: Uint8Array): number {
    let at = 0;
    while (at < bytes.byteLength) {
      if (!this.inStep) at = this.seek(bytes, at);
      if (!this.inStep) return at;
      try {
        at = this.readOne(bytes, at);
      } catch (error) {
        if (error instanceof NutShort && bytes.byteLength - at <= maxHeaderBytes) return at;
        if (!(error instanceof NutShort || error instanceof NutGarbage)) throw error;
        this.loseStep();
        at += 1;
      }
    }
    return at;
  }

  private seek(bytes: Uint8Array, from: number): number {
    const at = nextStartcode(bytes, from);
    this.inStep = startcodeAt(bytes, at) !== null;
    return at;
  }

  private loseStep(): void {
    this.garbage += 1;
    this.inStep = false;
    this.clocked = false;
  }

  private readOne(bytes: Uint8Array, at: number): number {
    if (bytes[at] !== startcodeFirstByte) return this.readFrame(bytes, at);
    if (at + startcodeBytes > bytes.byteLength) throw new NutShort();
    const name = startcodeAt(bytes, at);
    if (name === null) throw new NutGarbage('no startcode');
    return this.readPacket(name, bytes, at);
  }

  private readPacket(name: NutPacketName, bytes: Uint8Array, at: number): number {
    const head = new NutCursor(bytes, at + startcodeBytes, bytes.byteLength);
    const size = head.varlen();
    if (size > maxHeaderBytes || size < 4) throw new NutGarbage('header size');
    if (size > 4096) {
      head.u32();
      if (nutCrc(bytes, at, head.at) !== 0) throw new NutGarbage('packet head checksum');
    }
    const end = head.at + size;
    if (end > bytes.byteLength) throw new NutShort();
    if (nutCrc(bytes, head.at, end) !== 0) throw new NutGarbage(`${name} checksum`);
    const body = new NutCursor(bytes, head.at, end - 4);
    try {
      this.readBody(name, body);
    } catch (error) {
      // The packet is all there, so a value beyond its end is not one that is still to come.
      throw error instanceof NutShort ? new NutGarbage(`${name} is cut off`) : error;
    }
    return end;
  }

  private readBody(name: NutPacketName, body: NutCursor): void {
    if (name === 'main') this.main ??= readMainHeader(body);
    else if (name === 'stream') this.addStream(body);
    else if (name === 'syncpoint') this.sync(body);
  }

  private addStream(body: NutCursor): void {
    if (this.main === null || this.clocks.length === this.main.streamCount) return;
    const stream = readStreamHeader(body, this.main);
    if (stream.index !== this.clocks.length) throw new NutGarbage('stream headers are out of order');
    this.clocks.push({ stream, lastPts: 0 });
    if (this.clocks.length === this.main.streamCount)
      this.listener.onStreams(this.clocks.map((clock) => clock.stream));
  }

  private sync(body: NutCursor): void {
    if (this.main === null || this.clocks.length < this.main.streamCount) return;
    resetClocks(body.varlen(), this.main.timeBases, this.clocks);
    this.clocked = true;
  }

  private readFrame(bytes: Uint8Array, at: number): number {
    if (this.main === null || !this.clocked) throw new NutGarbage('frame before syncpoint');
    const cursor = new NutCursor(bytes, at, bytes.byteLength);
    const head = readFrameHead(cursor, this.main, this.clocks);
    if (head.dataBytes > maxFrameBytes) throw new NutGarbage('frame size');
    const available = Math.min(head.dataBytes, bytes.byteLength - cursor.at);
    const end = cursor.at + available;
    const clock = this.clocks[head.streamIndex];
    if (clock) clock.lastPts = head.pts;
    if (available === head.dataBytes && head.elision.byteLength === 0) {
      this.emit(head, bytes.subarray(cursor.at, end));
      return end;
    }
    const data = new Uint8Array(head.elision.byteLength + head.dataBytes);
    data.set(head.elision);
    this.filling = { head, data, filled: head.elision.byteLength };
    this.fill(bytes.subarray(cursor.at, end));
    return end;
  }

  /** Adds to the unfinished frame, if there is one; gives what it did not need. */
  private fill(bytes: Uint8Array): Uint8Array {
    const { filling } = this;
    if (filling === null) return bytes;
    const taken = Math.min(bytes.byteLength, filling.data.byteLength - filling.filled);
    filling.data.set(bytes.subarray(0, taken), filling.filled);
    filling.filled += taken;
    if (filling.filled === filling.data.byteLength) {
      this.filling = null;
      this.emit(filling.head, filling.data);
    }
    return bytes.subarray(taken);
  }

  private emit(head: NutFrameHead, data: Uint8Array): void {
    const clock = this.clocks[head.streamIndex];
    if (clock === undefined || data.byteLength === 0) return;
    const { num, den } = clock.stream.timeBase;
    const ptsMs = (head.pts * num * 1000) / den;
    const payload = head.hasSideData ? this.withoutSideData(head, data) : data;
    this.listener.onFrame({ streamIndex: head.streamIndex, ptsMs, keyframe: head.keyframe, payload });
  }

  private withoutSideData(head: NutFrameHead, data: Uint8Array): Uint8Array {
    const elided = head.elision.byteLength;
    try {
      const skipped = sideDataBytes(data.subarray(elided));
      if (elided === 0) return data.subarray(skipped);
      return joined(data.subarray(0, elided), data.subarray(elided + skipped));
    } catch (error) {
      if (!(error instanceof NutShort || error instanceof NutGarbage)) throw error;
      this.loseStep();
      return data;
    }
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.byteLength + second.byteLength);
  whole.set(first);
  whole.set(second, first.byteLength);
  return whole;
}
