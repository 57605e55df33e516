const secondsFrom1900To1970 = 2_208_988_800;

/** What a sender says of itself. `epochMs` is the wall clock at the RTP time stamp. */
export interface SenderState {
  readonly source: number;
  readonly epochMs: number;
  readonly timestamp: number;
  readonly packets: number;
  readonly octets: number;
}

/** RTCP sender report with a CNAME (RFC 3550 sections 6.4.1 and 6.5.1), without interleaving. */
export function senderReport({ source, epochMs, timestamp, packets, octets }: SenderState): Buffer {
  const seconds = epochMs / 1000 + secondsFrom1900To1970;
  const report = Buffer.alloc(28 + 20);
  report.set([0x80, 200], 0);
  report.writeUInt16BE(6, 2);
  report.writeUInt32BE(source >>> 0, 4);
  report.writeUInt32BE(Math.floor(seconds) >>> 0, 8);
  report.writeUInt32BE(Math.floor((seconds % 1) * 2 ** 32) >>> 0, 12);
  report.writeUInt32BE(timestamp >>> 0, 16);
  report.writeUInt32BE(packets >>> 0, 20);
  report.writeUInt32BE(octets >>> 0, 24);
  report.set([0x81, 202], 28);
  report.writeUInt16BE(4, 30);
  report.writeUInt32BE(source >>> 0, 32);
  report.set([1, 8], 36);
  report.write('cityclip', 38, 'ascii');
  return report;
}
