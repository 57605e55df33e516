import type { Translate } from '../i18n/i18n.ts';
import type { SoundState } from './sound-state.ts';

const names: Readonly<Record<string, string>> = {
  pcm_alaw: 'G.711 A-law',
  pcm_mulaw: 'G.711 µ-law',
  pcm_s16be: 'PCM',
  pcm_s16le: 'PCM',
  aac: 'AAC',
  opus: 'Opus',
  mp3: 'MP3',
  mp2: 'MP2',
  adpcm_g722: 'G.722',
  adpcm_g726: 'G.726',
};

/** A sound codec as operators write it. */
export function soundCodecWords(t: Translate, codec: string | null): string {
  return names[codec ?? ''] ?? t('sound.codecOther');
}

/** How listening stands, in one sentence. */
export function soundWords(t: Translate, { phase, codec }: SoundState): string {
  return t(`sound.phase.${phase}`, { codec: soundCodecWords(t, codec) });
}

/** Loudness as people of sound write it: 0 dB is the loudest there is. Below -60 dB nothing is heard. */
export function decibels(peak: number): number {
  return Math.max(-60, Math.round(20 * Math.log10(Math.max(peak, 1e-6))));
}
