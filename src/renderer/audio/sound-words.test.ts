import { describe, expect, test } from 'vitest';
import { SoundConfig } from '../../shared/media/sound-config.ts';
import { createI18n } from '../i18n/i18n.ts';
import type { SoundPhase } from './sound-state.ts';
import { decibels, soundCodecWords, soundWords } from './sound-words.ts';

const phases: readonly SoundPhase[] = [
  'off',
  'opening',
  'playing',
  'silent',
  'no-audio',
  'unsupported',
  'failed',
];

describe.each(['vi', 'en'] as const)('in %s', (language) => {
  const { t } = createI18n(language);

  test('every phase has a sentence of its own, with the codec where it belongs', () => {
    const all = phases.map((phase) => soundWords(t, { cameraId: 'c', phase, codec: 'adpcm_g726', peak: 0 }));
    expect(new Set(all).size).toBe(phases.length);
    for (const words of all) expect(words).not.toMatch(/\{\{|phase\./);
    expect(all[5]).toContain('G.726');
  });

  test('every codec has a name that is not ffmpeg’s', () => {
    for (const codec of SoundConfig.shape.codec.options)
      expect(soundCodecWords(t, codec)).not.toMatch(/_|^other|^uncarried/);
  });
});

test('decibels go from silence to the loudest', () => {
  expect([0, 0.0001, 0.1, 0.5, 1].map(decibels)).toEqual([-60, -60, -20, -6, 0]);
});
