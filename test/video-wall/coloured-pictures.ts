import { type CodedPicture, h264Pictures } from './coded-stream.ts';

/** A second of one colour, a keyframe first. */
export function coloured(
  rgb: readonly number[],
  size = '320x180',
  x264: readonly string[] = [],
): CodedPicture[] {
  const hex = rgb.map((value) => value.toString(16).padStart(2, '0')).join('');
  return h264Pictures(`color=0x${hex}:size=${size}:rate=25`, 25, [
    '-tune',
    'zerolatency',
    '-g',
    '25',
    ...x264,
  ]);
}

/** A second of a picture whose quarters are red, green, blue and white. */
export function fourColours(): CodedPicture[] {
  const [a, b, c, d] = ['0xff0000', '0x00ff00', '0x0000ff', '0xffffff'].map(
    (colour) => `color=${colour}:size=320x180:rate=25`,
  );
  const source = `${a}[a];${b}[b];${c}[c];${d}[d];[a][b]hstack[e];[c][d]hstack[f];[e][f]vstack`;
  return h264Pictures(source, 25, ['-tune', 'zerolatency', '-g', '25', '-qp', '4']);
}

/** Pictures 0, 1, 2 ... as ever lighter greys: a screenshot tells which one is shown. */
export function numbered(frames: number, x264: readonly string[]): CodedPicture[] {
  return h264Pictures(`nullsrc=size=320x180:rate=25,format=gray,geq=lum=20+4*N,format=yuv420p`, frames, x264);
}

/** The colour of the picture with that number. */
export function greyOf(index: number): readonly [number, number, number] {
  const value = 20 + 4 * index;
  return [value, value, value];
}
