import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Arch, build, Platform as System } from 'electron-builder';
import { inProject } from '../project.mjs';
import { runMain, StopHere } from '../stop-here.mjs';
import { systemPrograms } from '../system-packages.mjs';
import { addToAptRepository } from './apt-repository.ts';
import { readAuthor } from './author.ts';
import { checkCarriedElectron } from './carried-electron.ts';
import { writeChecksums } from './checksums.ts';
import { drawIcons } from './draw-icons.ts';
import { offerDebMaker } from './offer-deb-maker.ts';
import { type PackageKind, type PackOptions, packUsage, parsePackOptions, systemOf } from './options.ts';
import { packSettings } from './pack-settings.ts';
import { stageApp } from './stage-app.ts';
import { findFfmpegFor, type PackedFfmpeg, type Platform, stageFfmpeg } from './stage-ffmpeg.ts';
import { stageLicences } from './stage-licences.ts';

const systems = { linux: System.LINUX, win: System.WINDOWS, mac: System.MAC };

/** `npm run pack`: everything that goes into a package is made and put in its place, then electron-builder makes the packages. */
await runMain(async () => {
  const options = parsePackOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(`${packUsage}\n`);
    return 0;
  }
  // All refusals come before any work.
  const author = await readAuthor(process.env);
  const aptKey = process.env.VONGLAU_APT_KEY ?? '';
  if (options.aptFolder !== null && !aptKey)
    throw new StopHere(
      '--apt needs VONGLAU_APT_KEY: apt takes nothing that is not signed (docs/install.md).',
    );
  const ffmpegs = await findAll(options);
  await checkCarriedElectron(process.env.VONGLAU_ELECTRON_DIST, [...ffmpegs.keys()]);
  await prepare(ffmpegs, author.text);
  const made = [];
  for (const [platform, ffmpeg] of ffmpegs)
    made.push(...(await packFor(platform, ffmpeg, options, author.text)));
  const [first] = made;
  if (first !== undefined) await writeChecksums(dirname(first), made);
  if (options.aptFolder !== null)
    await addToAptRepository(
      options.aptFolder,
      made.filter((path) => path.endsWith('.deb')),
      aptKey,
    );
  for (const path of made) process.stdout.write(`${path}\n`);
  return 0;
});
// electron-builder's exit hook ends the process with 0 once nothing is left to do, whatever exit code was set.
process.exit(process.exitCode ?? 0);

/** One ffmpeg a platform. A shared one runs only beside the libraries that it was linked to, and only deb can ask for them. */
async function findAll({ kinds, arch, unpacked }: PackOptions): Promise<Map<Platform, PackedFfmpeg>> {
  const found = new Map<Platform, PackedFfmpeg>();
  for (const os of new Set(kinds.map(systemOf))) {
    const ffmpeg = await findFfmpegFor({ os, arch }, process.env);
    if (ffmpeg.shared && !unpacked && kinds.includes('AppImage'))
      throw new StopHere(
        `${ffmpeg.path} needs shared libraries of this machine, which an AppImage cannot ask for: give it a static build, or pack deb only.`,
      );
    found.set({ os, arch }, ffmpeg);
  }
  return found;
}

async function prepare(ffmpegs: ReadonlyMap<Platform, PackedFfmpeg>, from: string): Promise<void> {
  const stage = inProject('out', 'pack');
  await rm(stage, { recursive: true, force: true });
  await stageApp(join(stage, 'app'));
  await mkdir(join(stage, 'icons'), { recursive: true });
  const chromium = systemPrograms.find(({ name }) => name === 'Chromium')?.find();
  if (!chromium?.path) throw new StopHere('Chromium draws the icons, and there is none: npm run setup');
  await drawIcons(inProject('assets', 'icons'), join(stage, 'icons'), chromium.path);
  const versions = [];
  for (const [platform, ffmpeg] of ffmpegs) {
    await stageFfmpeg(join(stage, 'ffmpeg'), platform, ffmpeg);
    versions.push(`${platform.os}-${platform.arch}: ${ffmpeg.says ?? basename(ffmpeg.path)}`);
  }
  await stageLicences(join(stage, 'licences'), join(stage, 'app', 'out'), { from, versions });
}

async function packFor(
  platform: Platform,
  ffmpeg: PackedFfmpeg,
  options: PackOptions,
  maintainer: string,
): Promise<string[]> {
  const kinds: readonly (PackageKind | 'dir')[] = options.unpacked
    ? ['dir']
    : options.kinds.filter((kind) => systemOf(kind) === platform.os);
  if (kinds.includes('deb')) await offerDebMaker(process.env);
  const config = packSettings({
    env: process.env,
    maintainer,
    settings: options.settings,
    sharedFfmpeg: ffmpeg.shared,
  });
  return build({
    targets: systems[platform.os].createTarget([...kinds], Arch[platform.arch]),
    projectDir: inProject(),
    config,
    publish: 'never',
  });
}
