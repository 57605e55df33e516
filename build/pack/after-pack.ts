import { join } from 'node:path';
import { flipFuses } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';
import { decidedFuses, fuseConfig } from './fuse-config.ts';

const suffixes: Readonly<Record<string, string>> = { darwin: '.app', win32: '.exe' };

/** electron-builder's hook: sets every fuse as decided, before anything is signed. */
export default async function afterPack(context: AfterPackContext): Promise<void> {
  const { appOutDir, packager, electronPlatformName } = context;
  const program = `${packager.appInfo.productFilename}${suffixes[electronPlatformName] ?? ''}`;
  await flipFuses(join(appOutDir, program), fuseConfig(await decidedFuses(), electronPlatformName));
}
