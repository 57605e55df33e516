/** What one ffmpeg build can do of what pulling needs. */
export interface FfmpegAbilities {
  /** Name of the RTSP demuxer's socket timeout in microseconds; null in builds that have only seconds of listening (before 5.0). */
  readonly socketTimeoutOption: 'timeout' | 'stimeout' | null;
  readonly rtspTransports: readonly string[];
  readonly allowedMediaTypes: boolean;
  /** rtsps:// needs TLS. */
  readonly tls: boolean;
  readonly nutMuxer: boolean;
  readonly concatDemuxer: boolean;
}

/** Outputs of ffmpeg that its abilities are read from. */
export interface AbilityTexts {
  /** `ffmpeg -h demuxer=rtsp` */
  readonly rtspHelp: string;
  /** `ffmpeg -protocols` */
  readonly protocols: string;
  /** `ffmpeg -formats` */
  readonly formats: string;
}

/** Arguments that print each of the texts. */
export const abilityArguments: Readonly<Record<keyof AbilityTexts, readonly string[]>> = {
  rtspHelp: ['-hide_banner', '-h', 'demuxer=rtsp'],
  protocols: ['-hide_banner', '-protocols'],
  formats: ['-hide_banner', '-formats'],
};

/** Reads what ffmpeg prints of itself. */
export function parseAbilities({ rtspHelp, protocols, formats }: AbilityTexts): FfmpegAbilities {
  return {
    socketTimeoutOption: timeoutOption(rtspHelp),
    rtspTransports: ['udp', 'tcp', 'udp_multicast', 'http', 'https'].filter((name) =>
      new RegExp(`^\\s+${name}\\s+[.A-Z]*D`, 'm').test(rtspHelp),
    ),
    allowedMediaTypes: /^\s+-allowed_media_types\b/m.test(rtspHelp),
    tls: /^\s*tls$/m.test(inputProtocols(protocols)),
    nutMuxer: /^\s*D?E\s+nut\b/m.test(formats),
    concatDemuxer: /^\s*DE?\s+concat\b/m.test(formats),
  };
}

/** Until 4.4 `-timeout` is the time to wait for somebody to connect, in seconds, and `-stimeout` the socket's. */
function timeoutOption(rtspHelp: string): FfmpegAbilities['socketTimeoutOption'] {
  if (/^\s+-stimeout\b/m.test(rtspHelp)) return 'stimeout';
  return /^\s+-timeout\b.*\bmicroseconds\b/m.test(rtspHelp) ? 'timeout' : null;
}

function inputProtocols(protocols: string): string {
  return protocols.split(/^Output:/m)[0] ?? '';
}

/** What a build lacks without which no camera can be pulled, in words. */
export function missingAbilities(abilities: FfmpegAbilities): string[] {
  const needed: ReadonlyArray<readonly [boolean, string]> = [
    [abilities.rtspTransports.includes('tcp'), 'RTSP over TCP'],
    [abilities.socketTimeoutOption === 'timeout', 'a socket timeout for RTSP'],
    [abilities.nutMuxer, 'the NUT muxer'],
    [abilities.concatDemuxer, 'the concat demuxer'],
  ];
  return needed.filter(([there]) => !there).map(([, what]) => what);
}
