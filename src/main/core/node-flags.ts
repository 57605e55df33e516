/**
 * How V8 runs the core, each with its reason. Pictures and packets pass through as buffers outside V8's heap, which it only counts: with a usual young
 * generation that is hardly ever collected, their bytes pile up until the whole heap is walked, seven times a second with eight feeds in the ffmpeg lane.
 */
const reasons: ReadonlyArray<readonly [flag: string, why: string]> = [
  ['--min-semi-space-size=1', 'a young generation of 1 MB is collected often, in less than a millisecond'],
  [
    '--max-semi-space-size=1',
    'and stays as small: the core took 52 % of a processor with the usual one, 17 % with this',
  ],
  [
    '--initial-old-space-size=96',
    'packets of the last seconds outlive the young generation: with 64 feeds the whole heap was walked for them every 2 s, a quarter of what the core took; now every 15 s',
  ],
  ['--single-threaded-gc', 'helper threads only wait for a turn where decoders keep every processor busy'],
];

/** Flags for whoever starts the core's process. */
export const coreNodeFlags: readonly string[] = reasons.map(([flag]) => flag);
