import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { WindowSpec } from '../../src/main/core/host.ts';
import { CoreStart } from '../../src/main/core/remote-host/host-calls.ts';
import { type FakeCore, fakeCoreOf } from './fake-core.ts';
import { createFakeElectron, type FakeElectron } from './fake-electron.ts';

/** The app's main process on a fake Electron, with built pages of its own. */
export interface AppBench extends FakeElectron {
  /** Starts the app and lets it get ready. */
  start(...args: string[]): Promise<void>;
  /** The core that was started last, or the one after so many. */
  core(nth?: number): Promise<FakeCore>;
  /** What that core was started with. */
  coreStart(nth?: number): CoreStart;
  readonly dataDirectory: string;
  dispose(): Promise<void>;
}

export async function openAppBench(
  change: (world: FakeElectron['world']) => void = () => undefined,
): Promise<AppBench> {
  const folder = await mkdtemp(join(tmpdir(), 'vonglau-app-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer', 'wall.html'), '<!doctype html><title>wall</title>');
  const fake = createFakeElectron();
  change(fake.world);
  vi.resetModules();
  vi.doMock('electron', () => fake.module);
  const { startApp } = await import('../../src/main/electron/start-app.ts');
  const cores: FakeCore[] = [];
  const childOf = async (nth: number) => {
    await expect.poll(() => fake.children.length).toBeGreaterThan(nth);
    const child = fake.children[nth];
    if (!child) throw new Error('no core was started');
    return child;
  };
  const dataDirectory = join(folder, 'data');
  return {
    ...fake,
    dataDirectory,
    async start(...args) {
      startApp(join(folder, 'main'), ['--data', dataDirectory, ...args]);
      fake.app.fire('ready');
    },
    async core(nth = 0) {
      const child = await childOf(nth);
      cores[nth] ??= fakeCoreOf(child);
      return cores[nth];
    },
    coreStart: (nth = 0) => CoreStart.parse(JSON.parse(fake.children[nth]?.args[0] ?? '')),
    dispose: () => rm(folder, { recursive: true }),
  };
}

/** A window that the core wants. */
export function specOf(kind: 'operator' | 'wall' | 'zoom'): WindowSpec {
  return {
    identity: { windowId: kind, kind, displayId: kind === 'operator' ? null : 'screen-1' },
    bounds: { x: 1920, y: 0, width: 1280, height: 720 },
    fullscreen: kind === 'wall',
    title: kind,
    url: 'app://vonglau/wall.html',
    bridge: { origin: 'http://127.0.0.1:4000', token: `token of ${kind}` },
  };
}
