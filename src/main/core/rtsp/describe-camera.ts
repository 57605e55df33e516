import { h264Format } from './h264-format.ts';
import { h265Format } from './h265-format.ts';
import { LeftToFfmpeg } from './left-to-ffmpeg.ts';
import type { NalFormat } from './nal-format.ts';
import { RtspFailure } from './rtsp-failure.ts';
import { headerOf, type RtspResponse } from './rtsp-message.ts';
import { controlUrl, type DescribedTrack, readSessionDescription } from './session-description.ts';
import { type SoundFormat, soundFormat } from './sound-format.ts';

/** What is pulled of a camera, and where. */
export interface CameraDescription {
  /** The session's own address, for PLAY and all that follows. */
  readonly url: string;
  readonly video: { readonly url: string; readonly track: DescribedTrack; readonly format: NalFormat };
  readonly sound: {
    readonly url: string;
    readonly track: DescribedTrack;
    readonly format: SoundFormat;
  } | null;
}

const videoFormats: Readonly<Record<string, NalFormat>> = { H264: h264Format, H265: h265Format };

/** Reads the answer to DESCRIBE for `url`. Throws RtspFailure when there is no video, LeftToFfmpeg for what is left to ffmpeg. */
export function describeCamera(response: RtspResponse, url: string): CameraDescription {
  const description = readSessionDescription(response.body);
  if (!description) throw new LeftToFfmpeg('a description that cannot be read');
  const video = description.tracks.find(({ kind }) => kind === 'video');
  if (!video) throw new RtspFailure({ reason: 'no-video', detail: 'the camera sends no video' });
  const base = headerOf(response, 'content-base') || headerOf(response, 'content-location') || url;
  const session = controlUrl(base, description.control);
  const urlOf = ({ control }: DescribedTrack) => controlUrl(session, control);
  const sound = description.tracks.find(({ kind }) => kind === 'audio');
  return {
    url: session,
    video: { url: urlOf(video), track: video, format: videoFormat(video) },
    sound: sound ? { url: urlOf(sound), track: sound, format: known(sound) } : null,
  };
}

function videoFormat({ encoding, clockRate, format }: DescribedTrack): NalFormat {
  const known = videoFormats[encoding.toUpperCase()];
  const inOrder =
    Number(format.get('sprop-max-don-diff') ?? 0) === 0 && format.get('packetization-mode') !== '2';
  if (!known || !inOrder || clockRate <= 0) throw new LeftToFfmpeg(`video as ${encoding || 'nothing known'}`);
  return known;
}

function known({ encoding, clockRate, format }: DescribedTrack): SoundFormat {
  const sound = clockRate > 0 ? soundFormat(encoding, format) : null;
  if (!sound) throw new LeftToFfmpeg(`sound as ${encoding || 'nothing known'}`);
  return sound;
}
