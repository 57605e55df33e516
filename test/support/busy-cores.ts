import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { type Disposable, toDisposable } from '../../src/shared/base/disposable.ts';

/** Takes the processor away from all others: so many endless loops on each core until it is disposed. */
export function busyCores(loopsEach: number): Disposable {
  const loops = Array.from({ length: loopsEach * availableParallelism() }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  return toDisposable(() => {
    for (const loop of loops) loop.kill('SIGKILL');
  });
}
