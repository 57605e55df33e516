import { z } from 'zod';

/**
 * The sound of a pulled stream: `codec` as ffmpeg spells it, `other` for one that nobody here knows by name. `uncarried` is sound that the
 * camera offers and the pull had to leave out, because NUT has no tag for it: its codec is not known. `fourcc` is NUT's, as printable text
 * or as 0x and the number. A rate or channel count of 0 is not known.
 */
export const SoundConfig = z.object({
  codec: z.enum([
    'pcm_alaw',
    'pcm_mulaw',
    'pcm_s16be',
    'pcm_s16le',
    'aac',
    'opus',
    'mp3',
    'mp2',
    'adpcm_g722',
    'adpcm_g726',
    'other',
    'uncarried',
  ]),
  fourcc: z.string(),
  sampleRateHz: z.number().int().min(0),
  channels: z.number().int().min(0),
});
export type SoundConfig = z.infer<typeof SoundConfig>;
