import { type FuseConfig, FuseV1Options, FuseVersion } from '@electron/fuses';
import { z } from 'zod';

const Decisions = z.record(z.string(), z.object({ on: z.boolean(), why: z.string().min(1) }));
/** Fuse by name: whether it is on, and why. */
export type FuseDecisions = z.infer<typeof Decisions>;

/** The decisions of build/electron-fuses.mjs. Throws when that file exports no such table. */
export async function decidedFuses(): Promise<FuseDecisions> {
  const module: unknown = await import(new URL('../electron-fuses.mjs', import.meta.url).href);
  const tables = Object.values(z.object({}).loose().parse(module)).map((value) => Decisions.safeParse(value));
  const table = tables.find((parsed) => parsed.success);
  if (!table?.success) throw new Error('build/electron-fuses.mjs has no table of decided fuses');
  return table.data;
}

/**
 * The decisions as @electron/fuses takes them. A fuse's name may leave out the leading "enable" and its last words. Throws when a fuse that
 * @electron/fuses knows has no decision, or a decision no fuse: a new Electron must not bring an open door unseen.
 */
export function fuseConfig(decisions: FuseDecisions, electronPlatformName: string): FuseConfig {
  const config: FuseConfig & { strictlyRequireAllFuses?: boolean } = {
    version: FuseVersion.V1,
    // Changing the program's bytes breaks the ad-hoc signature that macOS asks of every arm64 program.
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
  };
  const left = new Map(Object.entries(decisions).map(([name, { on }]) => [plain(name), on]));
  for (const [fuse, index] of Object.entries(FuseV1Options)) {
    if (typeof index !== 'number') continue;
    const name = [...left.keys()].find((key) => plain(fuse).startsWith(key));
    const on = name === undefined ? undefined : left.get(name);
    if (name === undefined || on === undefined) throw new Error(`the fuse ${fuse} is not decided`);
    left.delete(name);
    config[index as FuseV1Options] = on;
  }
  if (left.size > 0) throw new Error(`no such fuse: ${[...left.keys()].join(', ')}`);
  return { ...config, strictlyRequireAllFuses: true } as FuseConfig;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/^enable/, '');
}
