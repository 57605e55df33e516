import { type Disposable, toDisposable } from '../../shared/base/disposable.ts';
import { pageTimeMs } from './page-time.ts';

/** Where in a second the tick falls: late enough that a live picture's newest report has passed into the new second. */
const phaseMs = 400;

/** Calls `tick` once in every second of the clock on the wall, always at the same point of the second. */
export function everySecond(tick: () => void): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    timer = setTimeout(run, 1000 - ((pageTimeMs() - phaseMs) % 1000));
  };
  const run = () => {
    wait();
    tick();
  };
  wait();
  return toDisposable(() => clearTimeout(timer));
}
