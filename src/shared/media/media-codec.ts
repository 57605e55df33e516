import { assert } from '../base/assert.ts';
import { decodeUtf8, encodeUtf8 } from '../base/text-codec.ts';
import { IngestStatus } from './ingest-status.ts';
import { LaneStatus } from './lane-status.ts';
import {
  type MediaRecord,
  packetHeadBytes,
  pictureHeadBytes,
  recordHeadBytes,
  recordKind,
  StreamConfig,
} from './media-message.ts';
import { SoundConfig } from './sound-config.ts';

type PacketRecord = Extract<MediaRecord, { kind: 'packet' }>;
type PictureRecord = Extract<MediaRecord, { kind: 'picture' }>;
type OtherRecord = Exclude<MediaRecord, PacketRecord | PictureRecord>;

/** Bytes that a record takes on the wire. */
export function recordBytes(record: MediaRecord): number {
  if (record.kind === 'packet') return recordHeadBytes + packetHeadBytes + record.payload.byteLength;
  if (record.kind === 'picture') return recordHeadBytes + pictureHeadBytes + record.planes.byteLength;
  return recordHeadBytes + bodyBytes(bodyOf(record));
}

/** Writes records, in order, as the binary message that media-message.ts describes. */
export function encodeRecords(records: readonly MediaRecord[]): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(records.reduce((sum, record) => sum + recordBytes(record), 0));
  const view = new DataView(message.buffer);
  let at = 0;
  for (const record of records) {
    const bodyAt = at + recordHeadBytes;
    const end = write(message, view, bodyAt, record);
    view.setUint8(at, recordKind[record.kind]);
    view.setUint8(at + 1, 'flags' in record ? record.flags : 0);
    view.setUint16(at + 2, record.kind === 'pong' ? 0 : record.slot, true);
    view.setUint32(at + 4, end - bodyAt, true);
    view.setUint32(at + 8, record.kind === 'pong' ? 0 : record.generation, true);
    at = end;
  }
  return message;
}

function write(message: Uint8Array, view: DataView, bodyAt: number, record: MediaRecord): number {
  if (record.kind === 'packet') return writePacket(message, view, bodyAt, record);
  if (record.kind === 'picture') return writePicture(message, view, bodyAt, record);
  return writeBody(message, bodyAt, record);
}

/** Packets are all but all records: they are written without a step in between. */
function writePacket(message: Uint8Array, view: DataView, bodyAt: number, packet: PacketRecord): number {
  view.setFloat64(bodyAt, packet.ptsMs, true);
  view.setFloat64(bodyAt + 8, packet.arrivedAtMs, true);
  message.set(packet.payload, bodyAt + packetHeadBytes);
  return bodyAt + packetHeadBytes + packet.payload.byteLength;
}

function writePicture(message: Uint8Array, view: DataView, bodyAt: number, picture: PictureRecord): number {
  view.setFloat64(bodyAt, picture.ptsMs, true);
  view.setFloat64(bodyAt + 8, picture.arrivedAtMs, true);
  view.setUint16(bodyAt + 16, picture.width, true);
  view.setUint16(bodyAt + 18, picture.height, true);
  view.setUint8(bodyAt + 20, picture.matrix === 'bt709' ? 1 : 0);
  view.setUint8(bodyAt + 21, picture.fullRange ? 1 : 0);
  message.set(picture.planes, bodyAt + pictureHeadBytes);
  return bodyAt + pictureHeadBytes + picture.planes.byteLength;
}

function writeBody(message: Uint8Array, bodyAt: number, record: OtherRecord): number {
  let at = bodyAt;
  for (const part of bodyOf(record)) {
    message.set(part, at);
    at += part.byteLength;
  }
  return at;
}

function bodyOf(record: OtherRecord): Uint8Array[] {
  switch (record.kind) {
    case 'config':
    case 'sound': {
      const head = encodeUtf8(JSON.stringify(record.config));
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, head.byteLength, true);
      return [length, head, record.extradata];
    }
    case 'status':
    case 'lane':
      return [encodeUtf8(JSON.stringify(record.status))];
    case 'pong': {
      const times = new Uint8Array(16);
      const view = new DataView(times.buffer);
      view.setFloat64(0, record.sentAtMs, true);
      view.setFloat64(8, record.coreTimeMs, true);
      return [times];
    }
  }
}

function bodyBytes(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.byteLength, 0);
}

/** Reads a binary message record by record; payloads are views into it, not copies. Throws BugError on a message that is not well formed. */
export function* decodeRecords(message: Uint8Array): Generator<MediaRecord> {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  let at = 0;
  while (at < message.byteLength) {
    assert(at + recordHeadBytes <= message.byteLength, 'media record head is cut off');
    const bodyAt = at + recordHeadBytes;
    const end = bodyAt + view.getUint32(at + 4, true);
    assert(end <= message.byteLength, 'media record body is cut off');
    yield decodeRecord(view, message, at, bodyAt, end);
    at = end;
  }
}

function decodeRecord(
  view: DataView,
  message: Uint8Array,
  at: number,
  bodyAt: number,
  end: number,
): MediaRecord {
  const slot = view.getUint16(at + 2, true);
  const generation = view.getUint32(at + 8, true);
  switch (view.getUint8(at)) {
    case recordKind.packet:
      return {
        kind: 'packet',
        slot,
        generation,
        flags: view.getUint8(at + 1),
        ptsMs: view.getFloat64(bodyAt, true),
        arrivedAtMs: view.getFloat64(bodyAt + 8, true),
        payload: message.subarray(bodyAt + packetHeadBytes, end),
      };
    case recordKind.config: {
      const { head, extradata } = readConfig(view, message, bodyAt, end);
      return { kind: 'config', slot, generation, config: StreamConfig.parse(head), extradata };
    }
    case recordKind.sound: {
      const { head, extradata } = readConfig(view, message, bodyAt, end);
      return { kind: 'sound', slot, generation, config: SoundConfig.nullable().parse(head), extradata };
    }
    case recordKind.status: {
      const status = IngestStatus.parse(JSON.parse(decodeUtf8(message.subarray(bodyAt, end))));
      return { kind: 'status', slot, generation, status };
    }
    case recordKind.lane: {
      const status = LaneStatus.parse(JSON.parse(decodeUtf8(message.subarray(bodyAt, end))));
      return { kind: 'lane', slot, generation, status };
    }
    case recordKind.picture:
      return { slot, generation, flags: view.getUint8(at + 1), ...readPicture(view, message, bodyAt, end) };
    default:
      assert(view.getUint8(at) === recordKind.pong, `media record of unknown kind ${view.getUint8(at)}`);
      return {
        kind: 'pong',
        sentAtMs: view.getFloat64(bodyAt, true),
        coreTimeMs: view.getFloat64(bodyAt + 8, true),
      };
  }
}

function readPicture(view: DataView, message: Uint8Array, bodyAt: number, end: number) {
  const width = view.getUint16(bodyAt + 16, true);
  const height = view.getUint16(bodyAt + 18, true);
  const planes = message.subarray(bodyAt + pictureHeadBytes, end);
  assert(
    planes.byteLength === (width * height * 3) / 2,
    'media record picture is of another size than it says',
  );
  return {
    kind: 'picture',
    ptsMs: view.getFloat64(bodyAt, true),
    arrivedAtMs: view.getFloat64(bodyAt + 8, true),
    width,
    height,
    matrix: view.getUint8(bodyAt + 20) === 1 ? 'bt709' : 'bt601',
    fullRange: view.getUint8(bodyAt + 21) === 1,
    planes,
  } as const;
}

function readConfig(view: DataView, message: Uint8Array, bodyAt: number, end: number) {
  const headEnd = bodyAt + 4 + view.getUint32(bodyAt, true);
  assert(headEnd <= end, 'media record config is cut off');
  const head: unknown = JSON.parse(decodeUtf8(message.subarray(bodyAt + 4, headEnd)));
  return { head, extradata: message.subarray(headEnd, end) };
}
