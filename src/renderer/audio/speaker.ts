import type { Disposable } from '../../shared/base/disposable.ts';
import { Playout } from './playout.ts';

const peakOverS = 0.1;
/** A level that jumps is heard as a click. */
const levelSettlesS = 0.02;

/** Plays decoded sound of one rate through the machine's loudspeaker, steadied by a jitter buffer. */
export class Speaker implements Disposable {
  readonly sampleRate: number;
  private readonly context: AudioContext;
  private readonly gain: GainNode;
  private readonly analyser: AnalyserNode;
  private readonly window: Float32Array<ArrayBuffer>;
  private readonly playout: Playout;

  /** A context of the sound's own rate: the browser then resamples the whole, not every piece by itself with a seam between. */
  constructor(sampleRate: number, level: number) {
    this.sampleRate = sampleRate;
    this.context = new AudioContext({ sampleRate, latencyHint: 'interactive' });
    this.gain = new GainNode(this.context, { gain: level });
    const fftSize = 2 ** Math.ceil(Math.log2(sampleRate * peakOverS));
    this.analyser = new AnalyserNode(this.context, { fftSize });
    this.window = new Float32Array(fftSize);
    this.analyser.connect(this.gain).connect(this.context.destination);
    this.playout = new Playout(sampleRate);
  }

  /** Plays it in its turn; false when it was left out or the browser does not let the page be heard yet. */
  play(sound: AudioData): boolean {
    if (this.context.state !== 'running') {
      void this.context.resume();
      return false;
    }
    const startS = this.playout.place(this.context.currentTime, sound.numberOfFrames);
    if (startS === null) return false;
    const source = new AudioBufferSourceNode(this.context, { buffer: bufferOf(sound) });
    source.connect(this.analyser);
    source.onended = () => source.disconnect();
    source.start(startS);
    return true;
  }

  setLevel(level: number): void {
    this.gain.gain.setTargetAtTime(level, this.context.currentTime, levelSettlesS);
  }

  /** The loudest of what was heard in the last 100 ms, before the level. */
  peak(): number {
    this.analyser.getFloatTimeDomainData(this.window);
    const recent = this.window.subarray(-Math.round(this.sampleRate * peakOverS));
    return recent.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
  }

  dispose(): void {
    void this.context.close();
  }
}

function bufferOf(sound: AudioData): AudioBuffer {
  const { numberOfChannels, numberOfFrames: length, sampleRate } = sound;
  const buffer = new AudioBuffer({ numberOfChannels, length, sampleRate });
  for (let channel = 0; channel < numberOfChannels; channel++)
    sound.copyTo(buffer.getChannelData(channel), { planeIndex: channel, format: 'f32-planar' });
  return buffer;
}
