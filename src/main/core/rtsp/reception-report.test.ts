import { expect, test } from 'vitest';
import { senderReport } from '../../../simulator/rtp/sender-report.ts';
import { ReceptionReport } from './reception-report.ts';

const packet = (sequence: number) => ({
  marker: true,
  payloadType: 96,
  sequence,
  timestamp: 0,
  source: 0xcafe_f00d,
  payload: new Uint8Array(1),
});

test('nothing is said before the first packet', () => {
  expect(new ReceptionReport().write(0)).toBeNull();
});

test('a report names the sender, the packets with their wraps, and the sender’s own last report', () => {
  const report = new ReceptionReport();
  for (const sequence of [65_534, 65_535, 0, 1]) report.saw(packet(sequence));
  const sent = senderReport({
    source: 0xcafe_f00d,
    epochMs: 1_750_000_000_500,
    timestamp: 1,
    packets: 4,
    octets: 4,
  });
  report.heard(sent, 10_000);
  const bytes = report.write(10_250);
  expect(bytes?.[1]).toBe(201);
  expect(bytes?.readUInt32BE(8)).toBe(0xcafe_f00d);
  expect(bytes?.readUInt32BE(16)).toBe(0x1_0001);
  expect(bytes?.readUInt32BE(24)).toBe(sent.readUInt32BE(10));
  expect(bytes?.readUInt32BE(28)).toBe(0.25 * 65_536);
  // The lengths of both parts, in words of 32 bits less one (RFC 3550 section 6.4.1).
  const second = ((bytes?.readUInt16BE(2) ?? 0) + 1) * 4;
  expect(second + ((bytes?.readUInt16BE(second + 2) ?? 0) + 1) * 4).toBe(bytes?.length);
});
