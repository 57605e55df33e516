import { parseArgs } from 'node:util';
import { StopHere } from '../stop-here.mjs';
import type { Platform } from './stage-ffmpeg.ts';

/** A kind of package, and the system it is for. */
const systems = { deb: 'linux', AppImage: 'linux', nsis: 'win', dmg: 'mac' } as const;
export type PackageKind = keyof typeof systems;

/** What to pack. `unpacked`: only the folders that would go into packages. */
export interface PackOptions {
  readonly kinds: readonly PackageKind[];
  readonly arch: Platform['arch'];
  readonly unpacked: boolean;
  /** Folder that is an apt repository, or becomes one, to which the deb is added; null: none. */
  readonly aptFolder: string | null;
  /** Settings over those of electron-builder.yml, as `name.name=value`. */
  readonly settings: readonly string[];
}

export const packUsage = `npm run pack -- [deb] [AppImage] [nsis] [dmg] [options]

  Without a kind: what this system can make (Linux: deb and AppImage, Windows: nsis, macOS: dmg).
  --arch ARCH       x64 (default: this machine's) or arm64
  --dir             only the unpacked app
  --apt FOLDER      adds the deb to a folder that apt takes updates from, signed with the gpg key that VONGLAU_APT_KEY names
  --set NAME=VALUE  a setting over electron-builder.yml's, such as --set forceCodeSigning=true; may be given more than once

  VONGLAU_ELECTRON_DIST  folder with Electron's zip files, or an unpacked Electron (else electron-builder downloads it)
  VONGLAU_FFMPEG_DIR     folder with linux-x64/ffmpeg, win-x64/ffmpeg.exe, mac-arm64/ffmpeg ...
  VONGLAU_FFMPEG         ffmpeg for this very system
  VONGLAU_APT_KEY        gpg key, by fingerprint or address, for --apt
  VONGLAU_MAINTAINER     Name <mail> of whoever passes the packages on (else package.json's author)
  VONGLAU_UPDATE_URL     web server where updates will lie; without it no update channel is written into the packages`;

/** Reads the command line. Throws StopHere that says what was not understood. */
export function parsePackOptions(args: readonly string[]): PackOptions | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const arch = values.arch ?? process.arch;
  if (arch !== 'x64' && arch !== 'arm64') throw usageError(`--arch ${arch}: x64 or arm64`);
  return {
    kinds: positionals.length === 0 ? kindsOfThisSystem() : positionals.map(asKind),
    arch,
    unpacked: values.dir ?? false,
    aptFolder: values.apt ?? null,
    settings: values.set ?? [],
  };
}

/** The system that a kind of package is for. */
export function systemOf(kind: PackageKind): Platform['os'] {
  return systems[kind];
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        arch: { type: 'string' },
        dir: { type: 'boolean' },
        apt: { type: 'string' },
        set: { type: 'string', multiple: true },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

function kindsOfThisSystem(): PackageKind[] {
  if (process.platform === 'win32') return ['nsis'];
  return process.platform === 'darwin' ? ['dmg'] : ['deb', 'AppImage'];
}

function asKind(word: string): PackageKind {
  const kind = (['deb', 'AppImage', 'nsis', 'dmg'] as const).find(
    (name) => name.toLowerCase() === word.toLowerCase(),
  );
  if (!kind) throw usageError(`${word}: no such kind of package`);
  return kind;
}

function usageError(message: string): StopHere {
  return new StopHere(`${message}\n\n${packUsage}`, 2);
}
