import { Random } from '../scene/random.ts';

/** A quiet street for so many seconds, seamless: hum, passing engines, now and then a horn. 16-bit samples. */
export function streetSound(sampleRate: number, seconds: number): Int16Array {
  const random = new Random(7);
  const count = sampleRate * seconds;
  const horns = [0.21, 0.24, 0.68].map((at) => at * seconds);
  let noise = 0;
  return Int16Array.from({ length: count }, (_, index) => {
    const time = index / sampleRate;
    noise += (random.between(-1, 1) - noise) * 0.08;
    const engine = Math.sin(2 * Math.PI * 96 * time) * (1 + Math.sin((2 * Math.PI * 3 * time) / seconds));
    const horn = horns.some((start) => time > start && time < start + 0.18)
      ? Math.sin(2 * Math.PI * 420 * time) + Math.sin(2 * Math.PI * 525 * time)
      : 0;
    return Math.round(noise * 5200 + engine * 420 + horn * 1500);
  });
}
