import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAuthor } from '../build/pack/author.ts';
import { checkCarriedElectron } from '../build/pack/carried-electron.ts';
import { icnsFile, icoFile } from '../build/pack/icon-files.ts';
import { thirdPartyText } from '../build/pack/licence-texts.ts';
import { parsePackOptions } from '../build/pack/options.ts';
import { packSettings } from '../build/pack/pack-settings.ts';
import { readProgramFile } from '../build/pack/program-file.ts';
import { findFfmpegFor } from '../build/pack/stage-ffmpeg.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vonglau-refusals-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Puts a program where VONGLAU_FFMPEG_DIR has it for a platform. */
async function carry(platform: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, platform, platform.startsWith('win') ? 'ffmpeg.exe' : 'ffmpeg');
  await mkdir(join(folder, platform), { recursive: true });
  await writeFile(path, bytes);
  await chmod(path, 0o755);
}

function elf(machine: number, programHeader: number): Buffer {
  const head = Buffer.alloc(128);
  head.writeUInt32BE(0x7f454c46, 0);
  head.writeUInt8(2, 4);
  head.writeUInt16LE(machine, 18);
  head.writeBigUInt64LE(64n, 32);
  head.writeUInt16LE(56, 54);
  head.writeUInt16LE(1, 56);
  head.writeUInt32LE(programHeader, 64);
  return head;
}

function pe(machine: number): Buffer {
  const head = Buffer.alloc(128);
  head.write('MZ', 'latin1');
  head.writeUInt32LE(64, 60);
  head.write('PE\0\0', 64, 'latin1');
  head.writeUInt16LE(machine, 68);
  return head;
}

function machO(cpu: number): Buffer {
  const head = Buffer.alloc(64);
  head.writeUInt32LE(0xfeedfacf, 0);
  head.writeUInt32LE(cpu, 4);
  return head;
}

describe('a package without the right ffmpeg', () => {
  const env = () => ({ VONGLAU_FFMPEG_DIR: folder, VONGLAU_FFMPEG: '/nowhere/ffmpeg' });

  test('is refused, and how to give it one is said', async () => {
    const refused = findFfmpegFor({ os: 'win', arch: 'arm64' }, env());
    await expect(refused).rejects.toThrow(join(folder, 'win-arm64', 'ffmpeg.exe'));
    await expect(refused).rejects.toThrow('VONGLAU_FFMPEG_DIR');
  });

  test.each([
    ['linux-x64', 'linux', 'x64', elf(62, 1), { os: 'linux', arch: 'x64', shared: false }],
    ['linux-arm64', 'linux', 'arm64', elf(183, 3), { os: 'linux', arch: 'arm64', shared: true }],
    ['win-x64', 'win', 'x64', pe(0x8664), { os: 'win', arch: 'x64', shared: false }],
    ['mac-arm64', 'mac', 'arm64', machO(0x0100000c), { os: 'mac', arch: 'arm64', shared: false }],
  ] as const)('%s is told by its head', async (platform, _os, _arch, bytes, wanted) => {
    await carry(platform, bytes);
    const name = platform.startsWith('win') ? 'ffmpeg.exe' : 'ffmpeg';
    expect(await readProgramFile(join(folder, platform, name))).toEqual(wanted);
  });

  test("never gets another system's", async () => {
    await carry('mac-x64', pe(0x8664));
    await expect(findFfmpegFor({ os: 'mac', arch: 'x64' }, env())).rejects.toThrow('is win-x64');
    await carry('mac-x64', Buffer.from('#!/bin/sh\n'.padEnd(100)));
    await expect(findFfmpegFor({ os: 'mac', arch: 'x64' }, env())).rejects.toThrow('is no program');
  });
});

test('what is asked for is read, and what is not understood refused', () => {
  expect(parsePackOptions(['appimage', 'nsis', '--arch', 'arm64', '--dir', '--set', 'a=b'])).toEqual({
    kinds: ['AppImage', 'nsis'],
    arch: 'arm64',
    unpacked: true,
    aptFolder: null,
    settings: ['a=b'],
  });
  expect(() => parsePackOptions(['rpm'])).toThrow('rpm: no such kind');
  expect(() => parsePackOptions(['--arch', 'mips'])).toThrow('x64 or arm64');
  expect(() => parsePackOptions(['--what'])).toThrow('npm run pack');
});

describe('settings over those of the file', () => {
  const usual = { env: {}, maintainer: 'A <a@b>', settings: [], sharedFfmpeg: false };

  test('name no update channel unless the packer does, and then a web server', () => {
    expect(packSettings(usual)).toEqual({ linux: { maintainer: 'A <a@b>' } });
    const url = 'https://updates.city.invalid/vonglau';
    expect(packSettings({ ...usual, env: { VONGLAU_UPDATE_URL: url } }).publish).toEqual([
      { provider: 'generic', url },
    ]);
    expect(() => packSettings({ ...usual, env: { VONGLAU_UPDATE_URL: '/srv/updates' } })).toThrow(
      'http or https',
    );
  });

  test('are taken by name', () => {
    const settings = ['forceCodeSigning=true', 'win.signtoolOptions.certificateSubjectName=City = A'];
    expect(packSettings({ ...usual, settings })).toMatchObject({
      forceCodeSigning: true,
      win: { signtoolOptions: { certificateSubjectName: 'City = A' } },
    });
    expect(() => packSettings({ ...usual, settings: ['nothing'] })).toThrow('NAME=VALUE');
  });
});

test('a carried Electron that is not the published one is refused, and so is a missing one', async () => {
  const name = 'electron-v45.4.1-linux-x64.zip';
  const carried = join(folder, 'carried');
  await mkdir(carried);
  await writeFile(join(carried, name), 'not Electron');
  const check = (arch: 'x64' | 'arm64') => checkCarriedElectron(carried, [{ os: 'linux', arch }]);
  await expect(check('x64')).rejects.toThrow('is not the file that was published');
  await expect(check('arm64')).rejects.toThrow('electron-v45.4.1-linux-arm64.zip is not in');
  await expect(checkCarriedElectron(undefined, [{ os: 'linux', arch: 'x64' }])).resolves.toBeUndefined();
});

test('who passes the packages on has a name and an address', async () => {
  expect(await readAuthor({ VONGLAU_MAINTAINER: 'Sở <so@city.invalid>' })).toEqual({
    text: 'Sở <so@city.invalid>',
  });
  await expect(readAuthor({ VONGLAU_MAINTAINER: 'somebody' })).rejects.toThrow('Name <mail@address>');
});

test('a package without a licence is not passed on', () => {
  expect(() => thirdPartyText([{ name: 'gift', version: '1.0.0' }])).toThrow('gift 1.0.0 names no licence');
});

test('icon files hold their pictures where their formats say', () => {
  const small = { pixels: 16, png: Buffer.from('small') };
  const large = { pixels: 256, png: Buffer.from('large!') };
  const ico = Buffer.from(icoFile([small, large]));
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4), ico[6], ico[22]]).toEqual([1, 2, 16, 0]);
  expect(ico.subarray(ico.readUInt32LE(34)).toString()).toBe('large!');
  const icns = Buffer.from(icnsFile([small, { pixels: 24, png: Buffer.from('none') }, large]));
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  expect([
    icns.toString('latin1', 0, 4),
    icns.toString('latin1', 8, 12),
    icns.toString('latin1', 21, 25),
  ]).toEqual(['icns', 'icp4', 'ic08']);
  expect(icns.subarray(29).toString()).toBe('large!');
});
