import type { City } from './city.ts';
import type { SimFaultInput } from './sim-fault.ts';

const kinds: readonly SimFaultInput[] = [
  { kind: 'silence' },
  { kind: 'half-open' },
  { kind: 'garbage' },
  { kind: 'corrupt', oneIn: 100 },
  { kind: 'reboot', downSeconds: 2 },
  { kind: 'wrong-password' },
  { kind: 'size-change' },
];

/** Faults that walk through a city's cameras: at each step another one breaks, and the one that has been broken longest is mended. */
export class WalkingFaults {
  private readonly city: City;
  private readonly cameras: number;
  private readonly atOnce: number;
  private readonly broken: number[] = [];
  private steps = 0;

  /** `cameras`: numbers 1 to that many; at most `atOnce` are broken at a time, fewer than there are. */
  constructor(city: City, { cameras, atOnce }: { cameras: number; atOnce: number }) {
    this.city = city;
    this.cameras = cameras;
    this.atOnce = Math.min(atOnce, cameras - 1);
  }

  async step(): Promise<void> {
    // Steps that are prime to the numbers of cameras and of faults meet every pair in time.
    const number = ((this.steps * 11) % this.cameras) + 1;
    const fault = kinds[this.steps++ % kinds.length] ?? null;
    if (this.broken.length >= this.atOnce) await this.mend(1);
    this.broken.push(number);
    await this.city.camera(number).setFault(fault);
  }

  /** All are well again. */
  async heal(): Promise<void> {
    await this.mend(this.broken.length);
  }

  private async mend(count: number): Promise<void> {
    for (const number of this.broken.splice(0, count)) await this.city.camera(number).setFault(null);
  }
}
