/** How the codes of a picture stand for colours (ITU-T H.273). */
export type PictureMatrix = 'bt601' | 'bt709';

const matrices: Readonly<Record<string, PictureMatrix>> = {
  bt709: 'bt709',
  smpte240m: 'bt709',
  bt2020nc: 'bt709',
  bt2020c: 'bt709',
  bt470bg: 'bt601',
  smpte170m: 'bt601',
  fcc: 'bt601',
};

/** From this height on a stream that does not say is taken for BT.709, as browsers do. */
const hdHeight = 720;

/**
 * Reads the matrix from the line with which ffmpeg describes its output, `Stream #0:0: Video: rawvideo (...), yuv420p(tv, bt709, progressive), ...`, in
 * which the matrix comes alone or before primaries and transfer (`bt470bg/unknown/unknown`). Null for any other line.
 */
export function outputMatrix(line: string, streamHeight: number): PictureMatrix | null {
  const colours = /Stream #0:0.*: Video: rawvideo\b.*?\byuv420p(?:\(([^)]*)\))?/.exec(line);
  if (colours === null) return null;
  const words = (colours[1] ?? '').split(', ').map((word) => word.split('/')[0] ?? '');
  const named = words.map((word) => matrices[word]).find((matrix) => matrix !== undefined);
  return named ?? usualMatrix(streamHeight);
}

/** The matrix of a stream that does not say. */
export function usualMatrix(streamHeight: number): PictureMatrix {
  return streamHeight >= hdHeight ? 'bt709' : 'bt601';
}
