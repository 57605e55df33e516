import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decidedFuses, fuseConfig } from '../build/pack/fuse-config.ts';
import { evidenceExtensions } from '../src/main/core/startup/evidence-file.ts';
import { importsOf } from './house/imports-of.ts';
import { openArchivePages } from './support/archive-pages.ts';
import { startTestCity, subsOnly } from './support/city-for-tests.ts';
import { writeFakeElectron } from './support/fake-electron.ts';
import { forkCore } from './support/forked-core.ts';
import { launchTestBrowser } from './support/test-browser.ts';
import { until } from './support/until.ts';

const system = createRequire(createRequire(import.meta.url).resolve('electron-builder'));

let folder = '';
let packages = '';
let unpacked = '';
let archive = '';
let extracted = '';

// Electron's program is no npm package: a folder that looks like it is packed, and all else is as it will be.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vonglau-pack-'));
  packages = join(folder, 'packages');
  await writeFakeElectron(join(folder, 'electron'));
  const pack = [
    'build/run.mjs',
    '--built',
    'build/pack/index.ts',
    'deb',
    ...['--set', `directories.output=${packages}`],
    // Larger, and packed in a fraction of the time.
    ...['--set', 'deb.compression=gz'],
  ];
  const env = {
    ...process.env,
    VONGLAU_ELECTRON_DIST: join(folder, 'electron'),
    VONGLAU_FFMPEG: ffmpegPath(),
    VONGLAU_MAINTAINER: 'Phòng kỹ thuật <kythuat@city.invalid>',
  };
  // Rejects with all that it printed unless it ended well.
  await promisify(execFile)(process.execPath, pack, { env });
  unpacked = join(packages, readdirSync(packages).find((name) => name.endsWith('-unpacked')) ?? '');
  archive = join(unpacked, 'resources', 'app.asar');
  extracted = join(folder, 'app');
  extractAll(archive, extracted);
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

function ffmpegPath(): string {
  return (
    process.env.VONGLAU_FFMPEG ?? execFileSync('sh', ['-c', 'command -v ffmpeg'], { encoding: 'utf8' }).trim()
  );
}

describe('the archive', () => {
  const wanted = [
    /^\/package\.json$/,
    /^\/out\/main\/(index|core|checkpoint-worker)\.js$/,
    /^\/out\/preload\/index\.cjs$/,
    /^\/out\/renderer\/(operator|wall)\.html$/,
    /^\/out\/renderer\/assets\/[\w-]+\.(js|css|woff2|svg)$/,
  ];

  test('holds what was built and nothing else: no sources, tests, packages or maps', () => {
    const files = listPackage(archive, { isPack: false }).filter((path) =>
      statSync(join(extracted, path)).isFile(),
    );
    expect(files.filter((path) => !wanted.some((pattern) => pattern.test(path)))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['/out/main/index.js', '/out/main/core.js', '/out/preload/index.cjs']),
    );
    expect(files.filter((path) => path.endsWith('.html'))).toHaveLength(2);
  });

  test('is started by its own package.json, which asks for no packages', () => {
    const manifest = JSON.parse(readFileSync(join(extracted, 'package.json'), 'utf8'));
    expect(existsSync(join(extracted, manifest.main))).toBe(true);
    expect(manifest).toMatchObject({ name: 'vonglau', type: 'module', desktopName: 'vonglau.desktop' });
    expect(Object.keys(manifest)).not.toContain('dependencies');
  });

  test.each([
    ['out/main/index.js', ['electron']],
    ['out/main/core.js', ['ffmpeg-static', 'bufferutil', 'utf-8-validate']],
    ['out/main/checkpoint-worker.js', []],
    ['out/preload/index.cjs', ['electron']],
  ])('%s asks for nothing that is not there: Node itself and %j', (file, allowed: readonly string[]) => {
    const source = readFileSync(join(extracted, file), 'utf8');
    const asked = importsOf(file, source).map(({ specifier }) => specifier ?? 'computed');
    const foreign = asked.filter((name) => !name.startsWith('node:') && !name.startsWith('./'));
    const nodes = new Set(createRequire(import.meta.url)('node:module').builtinModules);
    expect(foreign.filter((name) => !nodes.has(name) && !allowed.includes(name))).toEqual([]);
    expect(source).not.toMatch(/sourceMappingURL/);
  });

  test("has React's production build: the development one costs a desk three times as much", () => {
    const assets = join(extracted, 'out', 'renderer', 'assets');
    const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
    expect(scripts.filter((name) => /\.jsxDEV\b/.test(readFileSync(join(assets, name), 'utf8')))).toEqual([]);
  });

  test('is small: with everything beside it but Electron and ffmpeg at most 12 MB', () => {
    const resources = join(unpacked, 'resources');
    const own = readdirSync(resources, { recursive: true, encoding: 'utf8' })
      .filter((path) => !path.startsWith('ffmpeg/'))
      .map((path) => statSync(join(resources, path)))
      .filter((file) => file.isFile());
    expect(own.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(12e6);
  });
});

test('the core of the archive runs in plain Node, and its pages in Chromium show a live camera', async () => {
  const city = await startTestCity({ cameras: 1 });
  const browser = await launchTestBrowser();
  const pages = await openArchivePages(join(extracted, 'out', 'renderer'), browser);
  const opened: string[] = [];
  const cameras = join(folder, 'cameras.json');
  await writeFile(cameras, subsOnly(city));
  const core = forkCore({
    entry: join(extracted, 'out', 'main', 'core.js'),
    cameras,
    dataDirectory: join(folder, 'data'),
    // Electron tells its processes where the resources lie.
    nodeFlags: [
      '--import',
      `data:text/javascript,process.resourcesPath=${JSON.stringify(join(unpacked, 'resources'))}`,
    ],
    env: { VONGLAU_FFMPEG: '' },
    openWindow: async ({ spec }) => {
      opened.push(spec.identity.kind);
      await pages.open(spec.url, spec.bridge);
      return { pids: [] };
    },
  });
  try {
    await until(
      'a picture',
      () => /pictures on 1 of 1 tiles/.test(core.log()),
      60_000,
      () => [core.log(), opened, pages.errors],
    );
    expect(opened.sort()).toEqual(['operator', 'wall']);
    expect(pages.errors).toEqual([]);
    expect(core.log()).toContain(` at ${join(unpacked, 'resources', 'ffmpeg', 'ffmpeg')}\n`);
    expect(await core.end()).toBe(0);
  } finally {
    await core.end();
    await browser.close();
    await pages.close();
    await city.dispose();
  }
}, 150_000);

describe('beside the archive', () => {
  const licence = (name: string) => readFileSync(join(unpacked, 'resources', 'licences', name), 'utf8');

  test('lies an ffmpeg that runs, with its licence and the offer of its source', () => {
    const packed = join(unpacked, 'resources', 'ffmpeg', 'ffmpeg');
    const says = execFileSync(packed, ['-version'], { encoding: 'utf8' });
    expect(readFileSync(packed).equals(readFileSync(ffmpegPath()))).toBe(true);
    expect(licence('gpl-3.0.txt')).toContain('GNU GENERAL PUBLIC LICENSE');
    expect(licence('ffmpeg-source-offer.txt')).toContain(says.split('\n')[0]);
    expect(licence('ffmpeg-source-offer.txt')).toContain('Phòng kỹ thuật <kythuat@city.invalid>');
  });

  test('lie the licences of all packages that are in the bundles, and of the font', () => {
    const text = licence('third-party.txt');
    const inside = [
      'react',
      'react-dom',
      'zod',
      'ws',
      'csv-parse',
      'ag-grid-community',
      'i18next',
      'zustand',
    ];
    for (const name of [...inside, '@fontsource/be-vietnam-pro'])
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.`, 'm'));
    expect(text).toContain('SIL OPEN FONT LICENSE');
    expect(licence('LICENSE.txt')).toContain('Apache License');
  });

  test("lie Electron's own licences, and of its languages only ours", () => {
    expect(readdirSync(unpacked)).toEqual(
      expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']),
    );
    expect(readdirSync(join(unpacked, 'locales')).sort()).toEqual(['en-US.pak', 'vi.pak']);
  });
});

describe('fuses', () => {
  test('are set in the program as decided, every one', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'vonglau'));
    const wanted = fuseConfig(await decidedFuses(), 'linux');
    for (const index of Object.values(FuseV1Options).filter((value) => typeof value === 'number'))
      expect(wire[index], FuseV1Options[index]).toBe(wanted[index] ? FuseState.ENABLE : FuseState.DISABLE);
  });

  test('are refused when one is not decided, or unknown', async () => {
    const { ...decisions } = await decidedFuses();
    const [first = ''] = Object.keys(decisions);
    const { [first]: left, ...others } = decisions;
    expect(left).toBeDefined();
    expect(() => fuseConfig(others, 'linux')).toThrow('is not decided');
    expect(() =>
      fuseConfig({ ...decisions, warpDrive: { on: true, why: 'no such thing' } }, 'linux'),
    ).toThrow('warpdrive');
  });
});

describe('the deb', () => {
  const deb = () => join(packages, readdirSync(packages).find((name) => name.endsWith('.deb')) ?? '');
  const field = (name: string) => execFileSync('dpkg-deb', ['-f', deb(), name], { encoding: 'utf8' }).trim();
  const file = (path: string) =>
    execFileSync('sh', ['-c', `dpkg-deb --fsys-tarfile '${deb()}' | tar -xO '.${path}'`], {
      encoding: 'utf8',
    });

  test('says what it is, who answers for it and what it needs', () => {
    expect(field('Package')).toBe('vonglau');
    expect(field('Version')).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
    expect(field('Maintainer')).toBe('Phòng kỹ thuật <kythuat@city.invalid>');
    expect(field('Depends')).toMatch(/libgtk-3-0 \| libgtk-3-0t64,.*libnss3/);
    // The ffmpeg packed here is Debian's own, which needs the libraries of that package.
    expect(field('Depends')).toMatch(/\bffmpeg$/);
  });

  test('puts the app, its icons and its entry where desktops look, on X11', () => {
    const entry = file('/usr/share/applications/vonglau.desktop');
    expect(entry).toMatch(/^Name=Vọng Lâu$/m);
    expect(entry).toMatch(/^Exec=\/opt\/Vonglau\/vonglau --ozone-platform=x11 %U$/m);
    expect(entry).toMatch(/^StartupWMClass=vonglau$/m);
    expect(entry).toMatch(/^Categories=AudioVideo;Video;$/m);
    const list = execFileSync('dpkg-deb', ['-c', deb()], { encoding: 'utf8' });
    expect(list).toContain('./usr/share/icons/hicolor/256x256/apps/vonglau.png');
    expect(list).toMatch(/^-rwxr-xr-x root\/root .* \.\/opt\/Vonglau\/resources\/ffmpeg\/ffmpeg$/m);
    expect(list).toMatch(/^drwxr-xr-x root\/root .* \.\/$/m);
  });

  test('opens evidence files in the app', () => {
    const mime = file('/usr/share/mime/packages/vonglau.xml');
    for (const extension of evidenceExtensions) expect(mime).toContain(`<glob pattern="*.${extension}"/>`);
    expect(file('/usr/share/applications/vonglau.desktop')).toMatch(
      /^MimeType=application\/vnd\.vonglau\.evidence;$/m,
    );
  });

  test('has a sum that can be checked', () => {
    const sums = execFileSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: packages, encoding: 'utf8' });
    expect(sums).toMatch(/vonglau_.*\.deb: OK/);
  });

  test('writes no update channel when none was named', () => {
    expect(readdirSync(join(unpacked, 'resources'))).not.toContain('app-update.yml');
  });
});

describe("electron-builder's configuration", () => {
  const { getConfig } = system('app-builder-lib/out/util/config/config.js');

  // That it is as its own schema wants it, for every system, electron-builder has seen to before it packed.
  test('is what was decided for every system', async () => {
    const config = await getConfig(process.cwd(), null, null);
    expect(config.win).toMatchObject({ verifyUpdateCodeSignature: true, target: ['nsis'] });
    expect(config.mac.target).toEqual(['dmg']);
    expect(config.fileAssociations.map(({ ext }: { ext: string }) => ext)).toEqual([...evidenceExtensions]);
    expect(config).toMatchObject({ publish: null, asar: true, beforeBuild: './build/pack/before-build.ts' });
  });
});
