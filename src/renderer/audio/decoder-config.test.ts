import { expect, test } from 'vitest';
import { SoundConfig } from '../../shared/media/sound-config.ts';
import { decoderConfig } from './decoder-config.ts';

const of = (codec: SoundConfig['codec'], sampleRateHz = 8000, channels = 1): SoundConfig => ({
  codec,
  fourcc: '',
  sampleRateHz,
  channels,
});
const none = new Uint8Array();

test('G.711 and PCM are named as WebCodecs names them', () => {
  expect(decoderConfig(of('pcm_alaw'), none)).toEqual({
    codec: 'alaw',
    sampleRate: 8000,
    numberOfChannels: 1,
  });
  expect(decoderConfig(of('pcm_mulaw'), none)?.codec).toBe('ulaw');
  expect(decoderConfig(of('pcm_s16be', 16_000, 2), none)).toEqual({
    codec: 'pcm-s16',
    sampleRate: 16_000,
    numberOfChannels: 2,
  });
});

test("AAC's object type is read from its AudioSpecificConfig, which goes along", () => {
  const config = Uint8Array.of(0x14, 0x08);
  expect(decoderConfig(of('aac', 16_000), config)).toEqual({
    codec: 'mp4a.40.2',
    sampleRate: 16_000,
    numberOfChannels: 1,
    description: config,
  });
  expect(decoderConfig(of('aac', 24_000), Uint8Array.of(0x2b, 0x11))?.codec).toBe('mp4a.40.5');
});

test('AAC without a config is taken as ADTS', () => {
  const config = decoderConfig(of('aac', 16_000), none);
  expect(config?.codec).toBe('mp4a.40.2');
  expect(config).not.toHaveProperty('description');
});

test('a rate or channel count that is not known gets the usual one', () => {
  expect(decoderConfig(of('pcm_alaw', 0, 0), none)).toMatchObject({ sampleRate: 8000, numberOfChannels: 1 });
  expect(decoderConfig(of('opus', 0, 0), none)).toMatchObject({ sampleRate: 48_000, numberOfChannels: 1 });
});

test('every codec is either named or refused', () => {
  const refused = SoundConfig.shape.codec.options.filter((codec) => decoderConfig(of(codec), none) === null);
  expect(refused).toEqual(['mp2', 'adpcm_g722', 'adpcm_g726', 'other', 'uncarried']);
});
