import { randomInt } from 'node:crypto';
import { parseSenderReport, type SenderReport, writeReceiverReport } from './rtcp.ts';
import type { RtpPacket } from './rtp-packet.ts';

/** What we tell a camera about the stream that it sends: that it is received (RFC 3550), so that it goes on. */
export class ReceptionReport {
  private readonly own = randomInt(2 ** 32);
  private source: number | null = null;
  private cycles = 0;
  private sequence = 0;
  private last: (SenderReport & { readonly atMs: number }) | null = null;

  saw({ source, sequence }: RtpPacket): void {
    if (this.source !== null && sequence < this.sequence && this.sequence - sequence > 0x8000)
      this.cycles += 1;
    this.source = source;
    this.sequence = sequence;
  }

  heard(bytes: Buffer, nowMs: number): void {
    const report = parseSenderReport(bytes);
    if (report) this.last = { ...report, atMs: nowMs };
  }

  /** Null before the first packet. */
  write(nowMs: number): Buffer | null {
    const { own, source, cycles, sequence, last } = this;
    if (source === null) return null;
    const answered = last && { clockMiddle: last.clockMiddle, agoMs: nowMs - last.atMs };
    return writeReceiverReport({
      own,
      source,
      highestSequence: cycles * 0x10000 + sequence,
      last: answered,
    });
  }
}
