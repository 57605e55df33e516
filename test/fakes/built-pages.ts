import { rm } from 'node:fs/promises';
import { buildPagesWithScriptedVideo } from './build-pages.ts';

/** Names the folder of pages that a whole run of tests shares. */
const sharedFolder = 'VONGLAU_SCRIPTED_PAGES';

/** Built pages, and what removes them. */
export interface BuiltPages {
  readonly folder: string;
  dispose(): Promise<void>;
}

/** The pages with the scripted video engine: those of the whole run of tests, else ones of our own, which go when they are disposed. */
export async function openBuiltPages(): Promise<BuiltPages> {
  const shared = process.env[sharedFolder];
  if (shared !== undefined) return { folder: shared, dispose: () => Promise.resolve() };
  const folder = await buildPagesWithScriptedVideo();
  return { folder, dispose: () => rm(folder, { recursive: true }) };
}

/** vitest's global set-up of the tests of pages: one build for all files. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await buildPagesWithScriptedVideo();
  process.env[sharedFolder] = folder;
  return async () => {
    Reflect.deleteProperty(process.env, sharedFolder);
    await rm(folder, { recursive: true });
  };
}
