import { StreamRole } from '../../shared/camera/stream-role.ts';

/** What an address of the city names: `rtsp://host/cam/<number>/<role>[/trackID=<n>]`. */
export interface StreamPath {
  readonly number: number;
  readonly role: StreamRole;
  readonly track: number | null;
}

export function parseStreamPath(url: string): StreamPath | null {
  const match = /^rtsps?:\/\/[^/]+\/cam\/(\d{1,4})\/(main|sub)(?:\/(?:trackID=(\d+))?)?(?:\?.*)?$/i.exec(url);
  if (!match) return null;
  const role = StreamRole.safeParse(match[2]?.toLowerCase());
  if (!role.success) return null;
  return {
    number: Number(match[1]),
    role: role.data,
    track: match[3] === undefined ? null : Number(match[3]),
  };
}
