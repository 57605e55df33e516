import type { Host } from '../core/host.ts';
import { childPids } from '../core/process/child-registry.ts';
import { createUsageMeter, type Usage } from '../core/report/process-usage.ts';

/** What ends between two looks is only counted up to the first of them. */
const lookEveryMs = 1000;

/** Measures all our processes from now until `finish`: this one, its ffmpeg children, and the host's browser. */
export function startUsageSpan(host: Pick<Host, 'browserPids'>): { finish(): Promise<Usage> } {
  const meter = createUsageMeter({
    core: process.pid,
    // Only a supervisor gives its core a channel.
    supervisor: process.connected ? process.ppid : null,
    ffmpegPids: () => childPids('ffmpeg'),
    browserRootPids: () => host.browserPids(),
  });
  const timer = setInterval(() => meter.sample(), lookEveryMs);
  return {
    finish() {
      clearInterval(timer);
      return meter.result();
    },
  };
}
