/**
 * What is done differently for cameras that the usual way fails with.
 * - `probe`: how far ffmpeg looks into a stream before it hands out packets. `quick`: to the first picture; enough when the SDP has the
 *   parameter sets or a keyframe comes first, as with nearly all cameras. `patient`: until every parameter is known.
 * - `times`: `as-sent`, or `mended`: the first packet of an RTSP stream has no time (ffmpeg's parser), which the NUT muxer takes only when
 *   there are no B-frames. Mending holds each packet back until the next one.
 * - `audio`: `carried`, or `left-out` for sound that NUT has no tag for.
 */
export interface IngestTuning {
  readonly probe: 'quick' | 'patient';
  readonly times: 'as-sent' | 'mended';
  readonly audio: 'carried' | 'left-out';
}

export const usualTuning: IngestTuning = { probe: 'quick', times: 'as-sent', audio: 'carried' };

const cures: ReadonlyArray<readonly [RegExp, Partial<IngestTuning>]> = [
  [/Negative pts not supported/i, { times: 'mended' }],
  [
    /stream #?1\b.*codec not currently supported in container|No codec tag defined for stream 1\b|sample rate not set/i,
    { audio: 'left-out' },
  ],
  [/dimensions not set|unspecified size/i, { probe: 'patient' }],
];

/** From what ffmpeg said when it gave up before the first packet: the tuning to try at once; null when another would not help. */
export function retune(tuning: IngestTuning, stderrTail: readonly string[]): IngestTuning | null {
  for (const [pattern, cure] of cures) {
    const better = { ...tuning, ...cure };
    const isNew = JSON.stringify(better) !== JSON.stringify(tuning);
    if (isNew && stderrTail.some((line) => pattern.test(line))) return better;
  }
  return null;
}
