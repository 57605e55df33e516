/** What `ffmpeg -version` says of itself. A build from the repository (`N-112345-g...`) has no release number. */
export interface FfmpegVersion {
  /** As printed, with the distribution's suffix. */
  readonly text: string;
  /** Null for a build from the repository: those are newer than any release they could be compared with. */
  readonly release: { readonly major: number; readonly minor: number } | null;
  /** Version of libavformat, which repository builds have too. */
  readonly libavformat: { readonly major: number; readonly minor: number } | null;
}

/** Reads the output of `ffmpeg -version`; null when it is not ffmpeg's. */
export function parseFfmpegVersion(output: string): FfmpegVersion | null {
  const text = /^ffmpeg version (\S+)/m.exec(output)?.[1];
  if (text === undefined) return null;
  const release = /^n?(\d+)\.(\d+)/.exec(text);
  const libavformat = /^libavformat\s+(\d+)\.\s*(\d+)/m.exec(output);
  return { text, release: numbers(release), libavformat: numbers(libavformat) };
}

function numbers(match: RegExpExecArray | null): { major: number; minor: number } | null {
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : null;
}

/**
 * The oldest release that will do: 5.0 gave ffconcat scripts the directive `option` and RTSP its `timeout` in microseconds. Its libavformat
 * is 59.16.
 */
export const oldestFfmpeg = '5.0';
const oldestLibavformat = { major: 59, minor: 16 };

/** True for a version older than the oldest that will do. A build from the repository is judged by its libavformat. */
export function isOldFfmpeg({ release, libavformat }: FfmpegVersion): boolean {
  if (release !== null) return release.major < 5;
  if (libavformat === null) return false;
  const { major, minor } = oldestLibavformat;
  return libavformat.major < major || (libavformat.major === major && libavformat.minor < minor);
}
