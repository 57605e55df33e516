import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { StopHere } from '../stop-here.mjs';
import { sha256OfFile } from './checksums.ts';

/**
 * Adds debs to a folder that apt can use as a repository, as it is or through any web server, and lists all that lie there: older versions stay, so
 * that a desk can go back. `key` signs the list (a key of gpg's, by fingerprint or address); without a signature apt refuses the folder.
 * https://wiki.debian.org/DebianRepository/Format (flat)
 */
export async function addToAptRepository(
  folder: string,
  debs: readonly string[],
  key: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const deb of debs) await copyFile(deb, join(folder, basename(deb)));
  const names = (await readdir(folder)).filter((name) => name.endsWith('.deb')).sort();
  const packages = (await Promise.all(names.map((name) => entry(folder, name)))).join('\n');
  await writeFile(join(folder, 'Packages'), packages);
  await writeFile(join(folder, 'Packages.gz'), gzipSync(packages));
  await writeFile(join(folder, 'Release'), await release(folder));
  await sign(folder, key);
}

/** What a deb says of itself, and how to know it again. */
async function entry(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  const control = execFileSync('dpkg-deb', ['--field', path], { encoding: 'utf8' });
  const { size } = await stat(path);
  return `${control}Filename: ./${name}\nSize: ${size}\nSHA256: ${await sha256OfFile(path)}\n`;
}

async function release(folder: string): Promise<string> {
  const lines = ['Packages', 'Packages.gz'].map(async (name) => {
    const bytes = await readFile(join(folder, name));
    return ` ${createHash('sha256').update(bytes).digest('hex')} ${bytes.length} ${name}`;
  });
  const head = ['Origin: Vong Lau', 'Label: Vong Lau', 'Suite: stable', `Date: ${new Date().toUTCString()}`];
  return [...head, 'Architectures: amd64 arm64', 'SHA256:', ...(await Promise.all(lines)), ''].join('\n');
}

async function sign(folder: string, key: string): Promise<void> {
  const signed = join(folder, 'InRelease');
  await rm(signed, { force: true });
  try {
    const words = ['--batch', '--local-user', key, '--digest-algo', 'SHA512', '--clearsign'];
    execFileSync('gpg', [...words, '--output', signed, join(folder, 'Release')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    throw new StopHere(
      `gpg could not sign with the key ${key}: ${error instanceof Error ? error.message : error}`,
    );
  }
}
