import type { CameraDescription } from './describe-camera.ts';
import { LeftToFfmpeg } from './left-to-ffmpeg.ts';
import type { RtspConnection } from './rtsp-connection.ts';
import { headerOf } from './rtsp-message.ts';

/** Channels of the interleaved packets (RFC 2326 section 10.12); those of sound are null where there is none. */
export interface Channels {
  readonly video: number;
  readonly sound: number | null;
}

/** How a session that plays is kept alive. */
export interface Playing {
  readonly channels: Channels;
  readonly keepAliveMs: number;
}

const usualTimeoutSeconds = 60;
/** Cameras that say "never" write a number that no timer holds; hearing from us more often than they ask does none of them harm. */
const timeoutSeconds = { least: 2, most: 120 } as const;

/** Sets the tracks up and starts them. `onChannels` hears where packets will come before any does. Throws RtspFailure or LeftToFfmpeg. */
export async function playStream(
  connection: RtspConnection,
  { url, video, sound }: CameraDescription,
  onChannels: (channels: Channels) => void,
): Promise<Playing> {
  const first = await setUp(connection, video.url, 0);
  const second = sound && (await setUp(connection, sound.url, 2));
  const channels = { video: first.channel, sound: second?.channel ?? null };
  onChannels(channels);
  await connection.request('PLAY', url, { Range: 'npt=0.000-' });
  return { channels, keepAliveMs: (first.timeoutSeconds * 1000) / 2 };
}

async function setUp(connection: RtspConnection, url: string, channel: number) {
  const response = await connection.request('SETUP', url, {
    Transport: `RTP/AVP/TCP;unicast;interleaved=${channel}-${channel + 1}`,
  });
  const transport = headerOf(response, 'transport');
  if (transport !== '' && !/\bTCP\b/i.test(transport)) throw new LeftToFfmpeg('the camera insists on UDP');
  const [session = '', ...rest] = headerOf(response, 'session').split(';');
  if (session.trim() === '') throw new LeftToFfmpeg('a session without a name');
  connection.joinSession(session.trim());
  const seconds = Number(/timeout\s*=\s*(\d+)/i.exec(rest.join(';'))?.[1] ?? usualTimeoutSeconds);
  return {
    channel: Number(/interleaved\s*=\s*(\d+)/i.exec(transport)?.[1] ?? channel),
    timeoutSeconds: clamp(seconds || usualTimeoutSeconds),
  };
}

function clamp(seconds: number): number {
  return Math.min(timeoutSeconds.most, Math.max(timeoutSeconds.least, seconds));
}
