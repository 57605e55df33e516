import type { SoundConfig } from '../../shared/media/sound-config.ts';

/** AAC's object type is the first five bits of its AudioSpecificConfig (ISO/IEC 14496-3); 2 is AAC-LC. */
function aacObjectType(extradata: Uint8Array): number {
  return (extradata[0] ?? 0x10) >> 3;
}

/** What WebCodecs is told of a stream's sound (WebCodecs codec registry); null for what it has no name for. */
export function decoderConfig(config: SoundConfig, extradata: Uint8Array): AudioDecoderConfig | null {
  const numberOfChannels = config.channels || 1;
  const at = (usualHz: number) => ({ sampleRate: config.sampleRateHz || usualHz, numberOfChannels });
  switch (config.codec) {
    case 'pcm_alaw':
      return { codec: 'alaw', ...at(8000) };
    case 'pcm_mulaw':
      return { codec: 'ulaw', ...at(8000) };
    case 'pcm_s16be':
    case 'pcm_s16le':
      return { codec: 'pcm-s16', ...at(8000) };
    case 'aac': {
      const aac = { codec: `mp4a.40.${aacObjectType(extradata)}`, ...at(16_000) };
      // Without an AudioSpecificConfig the packets are ADTS frames.
      return extradata.byteLength === 0 ? aac : { ...aac, description: extradata.slice() };
    }
    case 'opus':
      return { codec: 'opus', ...at(48_000) };
    case 'mp3':
      return { codec: 'mp3', ...at(44_100) };
    case 'mp2':
    case 'adpcm_g722':
    case 'adpcm_g726':
    case 'other':
    case 'uncarried':
      return null;
  }
}
