import { assert } from '../../shared/base/assert.ts';
import { decodeRecords } from '../../shared/media/media-codec.ts';
import {
  type MediaRecord,
  packetHeadBytes,
  recordHeadBytes,
  recordKind,
} from '../../shared/media/media-message.ts';

/** A coded picture off the wire; `payload` is a view into the message. */
export type PacketRecord = Extract<MediaRecord, { kind: 'packet' }>;

/** Hands a media message's records out one by one. Packets, of which there are thousands a second, are read here; the rest is rare. Throws BugError on a malformed message. */
export function readMediaMessage(
  message: ArrayBuffer,
  onPacket: (packet: PacketRecord) => void,
  onOther: (record: Exclude<MediaRecord, PacketRecord>) => void,
): void {
  const view = new DataView(message);
  for (let at = 0; at < message.byteLength; ) {
    assert(at + recordHeadBytes <= message.byteLength, 'media record head is cut off');
    const bodyAt = at + recordHeadBytes;
    const end = bodyAt + view.getUint32(at + 4, true);
    assert(end <= message.byteLength, 'media record body is cut off');
    if (view.getUint8(at) === recordKind.packet) onPacket(readPacket(view, at, bodyAt, end));
    else
      for (const record of decodeRecords(new Uint8Array(message, at, end - at)))
        if (record.kind !== 'packet') onOther(record);
    at = end;
  }
}

function readPacket(view: DataView<ArrayBuffer>, at: number, bodyAt: number, end: number): PacketRecord {
  assert(bodyAt + packetHeadBytes <= end, 'media packet is too short');
  return {
    kind: 'packet',
    slot: view.getUint16(at + 2, true),
    generation: view.getUint32(at + 8, true),
    flags: view.getUint8(at + 1),
    ptsMs: view.getFloat64(bodyAt, true),
    arrivedAtMs: view.getFloat64(bodyAt + 8, true),
    payload: new Uint8Array(view.buffer, bodyAt + packetHeadBytes, end - bodyAt - packetHeadBytes),
  };
}
