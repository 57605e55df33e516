import { ExpectedError } from '../../../shared/base/fault.ts';
import { splitStreamUrl } from './stream-credentials.ts';

/** Options of the RTSP demuxer and of libavformat for one camera, as ffmpeg spells them. */
export type DemuxerOptions = Readonly<Record<string, string | number>>;

/**
 * The ffconcat script (ffmpeg-formats, "concat" demuxer) that makes ffmpeg open one camera: written to ffmpeg's standard input, so that the
 * address with its password is in no argument list. Throws ExpectedError `bad-address` for an address that could end its line.
 */
export function ingestScript(url: string, options: DemuxerOptions): string {
  const lines = Object.entries(options).map(([name, value]) => `option ${name} ${quote(String(value))}`);
  return ['ffconcat version 1.0', `file ${quote(splitStreamUrl(url).encodedUrl)}`, ...lines, ''].join('\n');
}

/** Quotes as av_get_token reads it: nothing is special between single quotes but the quote itself. */
function quote(text: string): string {
  if ([...text].some((character) => character < ' ' || character === '\u007f'))
    throw new ExpectedError({ code: 'bad-address', message: 'an address holds a control character' });
  return `'${text.replaceAll("'", "'\\''")}'`;
}
