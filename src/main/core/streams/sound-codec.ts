import type { SoundConfig } from '../../../shared/media/sound-config.ts';
import type { SoundStream } from './ingest.ts';

/** NUT's tags of sound (ffmpeg libavformat/nut.c, riff.c): four characters, or WAVE's number of the format. */
const codecs: Readonly<Record<string, SoundConfig['codec']>> = {
  '0x0006': 'pcm_alaw',
  ALAW: 'pcm_alaw',
  '0x0007': 'pcm_mulaw',
  ULAW: 'pcm_mulaw',
  '0x10DSP': 'pcm_s16be',
  PSD0x10: 'pcm_s16le',
  '0x00ff': 'aac',
  MP4A: 'aac',
  OPUS: 'opus',
  '0x0055': 'mp3',
  '0x0050': 'mp2',
  '0x028f': 'adpcm_g722',
  '0x0014': 'adpcm_g726',
  '0x0045': 'adpcm_g726',
  '0x0064': 'adpcm_g726',
};

/** What is told of a stream's sound. */
export function soundConfig({ fourcc, sampleRateHz, channels }: SoundStream): SoundConfig {
  const name = printable(fourcc);
  return {
    codec: codecs[name] ?? codecs[name.toUpperCase()] ?? 'other',
    fourcc: name,
    sampleRateHz,
    channels,
  };
}

/** WAVE's tags are numbers in two bytes, the other two are zero; in others a byte may be a width in bits. */
function printable(fourcc: string): string {
  const [low = 0, high = 0, ...rest] = [...fourcc].map((character) => character.charCodeAt(0));
  if (rest.length === 2 && rest.every((byte) => byte === 0)) return hex(low + high * 256, 4);
  return [...fourcc]
    .map((character) => (/[\x20-\x7e]/.test(character) ? character : hex(character.charCodeAt(0), 2)))
    .join('');
}

function hex(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}
