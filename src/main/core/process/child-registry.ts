import type { ChildProcess } from 'node:child_process';

/** What a child is for; the report accounts by it. */
export type ChildKind = 'ffmpeg';

const running = new Map<ChildProcess, ChildKind>();
let exitHooked = false;

/** Pids of the running children, of one kind or of all. */
export function childPids(kind?: ChildKind): number[] {
  return [...running]
    .filter(([child, itsKind]) => child.pid !== undefined && (kind === undefined || itsKind === kind))
    .map(([child]) => child.pid ?? 0);
}

/** Remembers a child until it has ended; whatever still runs when this process exits is killed with it. */
export function registerChild(child: ChildProcess, kind: ChildKind): void {
  hookExit();
  running.set(child, kind);
  const forget = () => running.delete(child);
  child.once('exit', forget);
  child.once('error', () => {
    if (child.pid === undefined) forget();
  });
}

function hookExit(): void {
  if (exitHooked) return;
  exitHooked = true;
  process.once('exit', () => {
    for (const child of running.keys()) child.kill('SIGKILL');
  });
}
