import { streetSound } from './street-sound.ts';

/** What a camera hears: a quiet street, or a steady tone of so many Hz. */
export type SoundSource = 'street' | number;

const toneAmplitude = 12_000;

/** So many seconds of it, seamless; 16-bit samples. */
export function soundOf(source: SoundSource, sampleRate: number, seconds: number): Int16Array {
  if (source === 'street') return streetSound(sampleRate, seconds);
  const radians = (2 * Math.PI * source) / sampleRate;
  return Int16Array.from({ length: sampleRate * seconds }, (_, index) =>
    Math.round(toneAmplitude * Math.sin(radians * index)),
  );
}
