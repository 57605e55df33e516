import type { PerProcess } from '../../../shared/report/report.ts';
import { CpuAccount } from './cpu-account.ts';
import { readProcessMemory } from './process-memory.ts';
import { type ProcessStat, readProcessStat, ticksPerSecond } from './process-stat.ts';
import { ProcessTree } from './process-tree.ts';

export interface UsageMeterOptions {
  /** The core's process id. */
  readonly core: number;
  /** The process that starts the core again when it dies, counted as the core's; null where there is none. */
  readonly supervisor: number | null;
  readonly ffmpegPids: () => readonly number[];
  /** Root processes of the browser; all that descends from them counts. */
  readonly browserRootPids: () => readonly number[];
}

/**
 * CPU over the span (100 = one core) and memory at its end (MB, PSS). `notes` names what the figures lack: `not-linux` (all zero),
 * `rss-not-pss` (some processes hide their PSS; their resident size is used).
 */
export interface Usage {
  readonly cpuPercent: PerProcess;
  readonly memoryMb: PerProcess;
  readonly notes: readonly ('not-linux' | 'rss-not-pss')[];
}

/** Measures our processes from its making on. Call `sample` about once a second: what a process used after the last look before its end is lost. */
export interface UsageMeter {
  sample(): void;
  /** Figures from the making until now. */
  result(): Promise<Usage>;
}

/** Begins a span of measuring. */
export function createUsageMeter(options: UsageMeterOptions): UsageMeter {
  return process.platform === 'linux' ? new ProcUsageMeter(options) : noUsageMeter;
}

const nothing: PerProcess = { core: 0, ffmpeg: 0, browser: 0, total: 0 };

const noUsageMeter: UsageMeter = {
  sample: () => undefined,
  result: async () => ({ cpuPercent: nothing, memoryMb: nothing, notes: ['not-linux'] }),
};

interface Look {
  readonly core: ProcessStat | null;
  readonly supervisor: ProcessStat | null;
  readonly ffmpeg: readonly ProcessStat[];
  readonly browser: readonly ProcessStat[];
}

class ProcUsageMeter implements UsageMeter {
  private readonly options: UsageMeterOptions;
  private readonly startedAtMs = performance.now();
  private readonly tree = new ProcessTree();
  private readonly first: Look;
  private readonly accounts: Record<'core' | 'ffmpeg' | 'browser', CpuAccount>;

  constructor(options: UsageMeterOptions) {
    this.options = options;
    this.first = this.look();
    this.accounts = {
      core: new CpuAccount(coreOf(this.first)),
      ffmpeg: new CpuAccount(this.first.ffmpeg),
      browser: new CpuAccount(this.first.browser),
    };
  }

  sample(): void {
    this.take();
  }

  async result(): Promise<Usage> {
    const now = this.take();
    const seconds = (performance.now() - this.startedAtMs) / 1000;
    const percent = (ticks: number) => (ticks / ticksPerSecond / seconds) * 100;
    const { core, ffmpeg, browser } = this.accounts;
    const cpuPercent = perProcess(
      percent(core.usedTicks()),
      percent(ffmpeg.usedTicks() + this.unseenTicks(now)),
      percent(browser.usedTicks()),
    );
    const groups = [coreOf(now), now.ffmpeg, now.browser];
    const [coreMb, ffmpegMb, browserMb] = await Promise.all(groups.map(memoryOf));
    const exact = [coreMb, ffmpegMb, browserMb].every((group) => group?.exact ?? true);
    const memoryMb = perProcess(coreMb?.megabytes ?? 0, ffmpegMb?.megabytes ?? 0, browserMb?.megabytes ?? 0);
    return { cpuPercent, memoryMb, notes: exact ? [] : ['rss-not-pss'] };
  }

  private take(): Look {
    const now = this.look();
    this.accounts.core.look(coreOf(now));
    this.accounts.ffmpeg.look(now.ffmpeg);
    this.accounts.browser.look(now.browser);
    return now;
  }

  private look(): Look {
    const { core, supervisor, ffmpegPids, browserRootPids } = this.options;
    return {
      core: readProcessStat(core),
      supervisor: supervisor === null ? null : readProcessStat(supervisor),
      ffmpeg: ffmpegPids()
        .map(readProcessStat)
        .filter((stat) => stat !== null),
      browser: this.tree.members(browserRootPids()),
    };
  }

  /**
   * What ended children used beyond what was seen of them: the kernel adds a child's whole time to its parent's when it is waited for.
   * Nearly all of the core's short-lived children are ffmpeg's, so it is theirs.
   */
  private unseenTicks(now: Look): number {
    const waitedFor = (now.core?.endedChildrenTicks ?? 0) - (this.first.core?.endedChildrenTicks ?? 0);
    const seen = this.accounts.ffmpeg.endedTicks(now.ffmpeg) + this.accounts.browser.endedTicks(now.browser);
    return Math.max(0, waitedFor - seen);
  }
}

function coreOf({ core, supervisor }: Look): readonly ProcessStat[] {
  return [core, supervisor].filter((stat) => stat !== null);
}

async function memoryOf(stats: readonly ProcessStat[]): Promise<{ megabytes: number; exact: boolean }> {
  const read = (await Promise.all(stats.map(({ pid }) => readProcessMemory(pid)))).filter(
    (memory) => memory !== null,
  );
  const kilobytes = read.reduce((total, memory) => total + memory.kilobytes, 0);
  return { megabytes: kilobytes / 1024, exact: read.every((memory) => memory.exact) };
}

function perProcess(core: number, ffmpeg: number, browser: number): PerProcess {
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return {
    core: rounded(core),
    ffmpeg: rounded(ffmpeg),
    browser: rounded(browser),
    total: rounded(core + ffmpeg + browser),
  };
}
