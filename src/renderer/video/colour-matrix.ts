/** Which YCbCr a picture is coded in (ITU-T H.273: matrix coefficients 5/6 and 1) and whether it uses all 256 codes. */
export interface PictureColour {
  readonly matrix: 'bt601' | 'bt709';
  readonly fullRange: boolean;
}

const matrices = {
  bt601: { kr: 0.299, kb: 0.114 },
  bt709: { kr: 0.2126, kb: 0.0722 },
} as const;

/**
 * The kernels' fixed-point factors: {black, y, rv, gu, gv, bu}. The luma factor is for samples scaled by 64 and halved, the chroma ones for
 * samples scaled by 128 and quartered, all as 1/32768ths, so that every product has five fraction bits and fits sixteen.
 */
export function colourFactors({ matrix, fullRange }: PictureColour): Int16Array {
  const { kr, kb } = matrices[matrix];
  const kg = 1 - kr - kb;
  const lumaGain = fullRange ? 1 : 255 / 219;
  const chromaGain = fullRange ? 1 : 255 / 224;
  const rv = 2 * (1 - kr) * chromaGain;
  const bu = 2 * (1 - kb) * chromaGain;
  const factors = [(-bu * kb) / kg, (-rv * kr) / kg];
  const chroma = [rv, ...factors, bu].map((factor) => Math.round(factor * 8192));
  return Int16Array.of(fullRange ? 0 : 16, Math.round(lumaGain * 16384), ...chroma);
}

/** What a decoder says of a picture's colour; where it says nothing, what cameras do: BT.601 below 720 lines, BT.709 from there, limited range. */
export function pictureColour(space: VideoColorSpace, heightPx: number): PictureColour {
  const fullRange = space.fullRange ?? false;
  if (space.matrix === 'bt709') return { matrix: 'bt709', fullRange };
  if (space.matrix === 'smpte170m' || space.matrix === 'bt470bg') return { matrix: 'bt601', fullRange };
  return { matrix: heightPx >= 720 ? 'bt709' : 'bt601', fullRange };
}
