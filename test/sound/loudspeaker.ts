/** What comes out of the page, as a person before the loudspeaker hears it. */
export interface Heard {
  /** Audio contexts that are open. */
  readonly contexts: number;
  /** Of the last half second, 0 to 1. */
  readonly peak: number;
  /** The strongest tone. */
  readonly hz: number;
}

const ears = new Set<AnalyserNode>();
const connect = AudioNode.prototype.connect;

/** From now on whatever goes to a loudspeaker of this page is listened to. */
export function listenAtLoudspeaker(): void {
  AudioNode.prototype.connect = function (this: AudioNode, ...to: unknown[]) {
    if (to[0] instanceof AudioDestinationNode) {
      const ear = new AnalyserNode(this.context, { fftSize: 4096, smoothingTimeConstant: 0 });
      ears.add(ear);
      Reflect.apply(connect, this, [ear]);
    }
    return Reflect.apply(connect, this, to);
  } as typeof connect;
}

export function heard(): Heard {
  const open = [...ears].filter(({ context }) => context.state !== 'closed');
  const ear = open.at(-1);
  if (!ear) return { contexts: 0, peak: 0, hz: 0 };
  const samples = new Float32Array(ear.fftSize);
  const bins = new Float32Array(ear.frequencyBinCount);
  ear.getFloatTimeDomainData(samples);
  ear.getFloatFrequencyData(bins);
  const strongest = bins.reduce((best, value, bin) => (value > (bins[best] ?? -Infinity) ? bin : best), 0);
  const { sampleRate } = ear.context;
  const recent = samples.subarray(-Math.round(sampleRate / 2));
  return {
    contexts: open.length,
    peak: recent.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0),
    hz: (strongest * sampleRate) / ear.fftSize,
  };
}
