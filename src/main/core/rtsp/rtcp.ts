const senderReport = 200;
const receiverReport = 201;
const sourceDescription = 202;
const canonicalName = 1;

/** What is used of a sender report (RFC 3550 section 6.4.1): who sent it, and the middle of its wall clock, which the answer repeats. */
export interface SenderReport {
  readonly source: number;
  readonly clockMiddle: number;
}

/** The sender report at the beginning of a compound packet, or null. */
export function parseSenderReport(bytes: Buffer): SenderReport | null {
  if (bytes.length < 28 || bytes[1] !== senderReport) return null;
  return { source: bytes.readUInt32BE(4), clockMiddle: bytes.readUInt32BE(10) };
}

export interface Reception {
  /** Our own source, 32 bits. */
  readonly own: number;
  readonly source: number;
  /** The highest sequence number that came, with its wraps in the upper half (section 6.4.1). */
  readonly highestSequence: number;
  /** Of the last sender report; null when none has come. */
  readonly last: { readonly clockMiddle: number; readonly agoMs: number } | null;
}

/**
 * A receiver report with our name (RFC 3550 sections 6.4.2 and 6.5.1), as some cameras want to hear before they go on. Over TCP nothing is lost on the way, so
 * loss and jitter are none.
 */
export function writeReceiverReport({ own, source, highestSequence, last }: Reception): Buffer {
  const report = Buffer.alloc(32 + 20);
  report.set([0x81, receiverReport], 0);
  report.writeUInt16BE(7, 2);
  report.writeUInt32BE(own, 4);
  report.writeUInt32BE(source, 8);
  report.writeUInt32BE(highestSequence >>> 0, 16);
  report.writeUInt32BE(last?.clockMiddle ?? 0, 24);
  report.writeUInt32BE(last ? Math.round((last.agoMs * 65_536) / 1000) >>> 0 : 0, 28);
  report.set([0x81, sourceDescription], 32);
  report.writeUInt16BE(4, 34);
  report.writeUInt32BE(own, 36);
  report.set([canonicalName, 8], 40);
  report.write('viewer00', 42, 'ascii');
  return report;
}
