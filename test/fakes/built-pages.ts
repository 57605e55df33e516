import { rm } from 'node:fs/promises';
import type { BuildKind } from './build-pages.ts';

/** Names the folder of pages that a whole run of tests shares. */
const sharedFolder = 'VONGLAU_SCRIPTED_PAGES';

/** Built pages, and what removes them. */
export interface BuiltPages {
  readonly folder: string;
  dispose(): Promise<void>;
}

/** The pages with the scripted video engine: those of the whole run of tests, else ones of our own, which go when they are disposed. */
export async function openBuiltPages(kind: BuildKind): Promise<BuiltPages> {
  const shared = process.env[sharedFolder];
  if (shared !== undefined && kind === 'production')
    return { folder: shared, dispose: () => Promise.resolve() };
  const folder = await buildPages(kind);
  return { folder, dispose: () => rm(folder, { recursive: true }) };
}

/** What builds is loaded only where something is built. */
async function buildPages(kind: BuildKind): Promise<string> {
  const { buildPagesWithScriptedVideo } = await import('./build-pages.ts');
  return buildPagesWithScriptedVideo(kind);
}

/** vitest's global set-up of the tests of pages: one build for all files. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await buildPages('production');
  process.env[sharedFolder] = folder;
  return async () => {
    Reflect.deleteProperty(process.env, sharedFolder);
    await rm(folder, { recursive: true });
  };
}
