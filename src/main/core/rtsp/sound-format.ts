import { LeftToFfmpeg } from './left-to-ffmpeg.ts';
import type { RtpPacket } from './rtp-packet.ts';

/** How a sound's packets are taken apart, and its tag as NUT has it (sound-codec.ts). */
export interface SoundFormat {
  readonly fourcc: string;
  readonly extradata: Uint8Array;
  /** Coded units of one packet, as views, with their distance from the packet's time in ticks of its clock. */
  unpack(packet: RtpPacket): { bytes: Uint8Array; ticks: number }[];
}

const nothing = new Uint8Array();
const samplesOfAac = 1024;
const aacHeadBytes = 2;

/**
 * The formats of sound that this client carries: G.711 (RFC 3551) and AAC as "AAC-hbr" (RFC 3640 section 3.3.6). Null for all else, which is ffmpeg's.
 * `format` are the SDP's format parameters, names in lower case.
 */
export function soundFormat(encoding: string, format: ReadonlyMap<string, string>): SoundFormat | null {
  switch (encoding.toUpperCase()) {
    case 'PCMA':
      return plain(waveTag(6));
    case 'PCMU':
      return plain(waveTag(7));
    case 'MPEG4-GENERIC':
      return aac(format);
    default:
      return null;
  }
}

/** A WAVE format's number as NUT carries it. */
function waveTag(number: number): string {
  return String.fromCharCode(number, 0, 0, 0);
}

function plain(fourcc: string): SoundFormat {
  return { fourcc, extradata: nothing, unpack: ({ payload }) => [{ bytes: payload, ticks: 0 }] };
}

function aac(format: ReadonlyMap<string, string>): SoundFormat | null {
  const isHbr =
    format.get('mode')?.toLowerCase() === 'aac-hbr' &&
    format.get('sizelength') === '13' &&
    format.get('indexlength') === '3' &&
    format.get('indexdeltalength') === '3';
  const extradata = new Uint8Array(Buffer.from(format.get('config') ?? '', 'hex'));
  if (!isHbr || extradata.length < 2) return null;
  return { fourcc: waveTag(0xff), extradata, unpack: ({ payload }) => unpackAac(payload) };
}

/** Each unit's head is 13 bits of its size and 3 of its index. A unit in several packets is so rare in sound that ffmpeg may have it. */
function unpackAac(payload: Uint8Array): { bytes: Uint8Array; ticks: number }[] {
  const headsBytes = (((payload[0] ?? 0) << 8) | (payload[1] ?? 0)) >> 3;
  const units: { bytes: Uint8Array; ticks: number }[] = [];
  let at = 2 + headsBytes;
  for (let head = 2; head + aacHeadBytes <= 2 + headsBytes; head += aacHeadBytes) {
    const size = (((payload[head] ?? 0) << 8) | (payload[head + 1] ?? 0)) >> 3;
    if (at + size > payload.length) throw new LeftToFfmpeg('AAC in pieces');
    units.push({ bytes: payload.subarray(at, at + size), ticks: units.length * samplesOfAac });
    at += size;
  }
  return units;
}
