/** The page, its worker and the core live so many times slower than the machine: a machine that stands still for a moment costs no picture then. */
const slowness = 5;

/** Milliseconds of that slow time since the epoch; what a core in slow motion takes for core time. */
export function slowTimeMs(): number {
  return performance.timeOrigin + performance.now() / slowness;
}

/** How long a span of slow time takes. */
export function realMs(slowMs: number): number {
  return slowMs * slowness;
}

/** A script that slows the page or worker down in which it runs first. */
export const slowMotion = `{
  const now = performance.now.bind(performance);
  performance.now = () => now() / ${slowness};
  for (const name of ['setTimeout', 'setInterval']) {
    const wait = globalThis[name];
    globalThis[name] = (run, ms = 0, ...rest) => wait(run, ms * ${slowness}, ...rest);
  }
  const frame = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (run) => frame.call(globalThis, (atMs) => run(atMs / ${slowness}));
}`;
