import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';

const vendors: Readonly<Record<string, string>> = {
  '0x8086': 'Intel',
  '0x10de': 'NVIDIA',
  '0x1002': 'AMD',
  '0x1af4': 'virtio',
  '0x15ad': 'VMware',
};

/**
 * Graphics cards and their drivers in words, as Linux tells them (/sys/class/drm): `Intel 0xa780, i915`. Empty when there is none, null on other systems, which are not asked.
 * `root` is the folder that stands for `/`.
 */
export async function graphicsOf(
  root = '/',
  platform: NodeJS.Platform = process.platform,
): Promise<string | null> {
  if (platform !== 'linux') return null;
  const cards = join(root, 'sys/class/drm');
  const names = (await readdir(cards).catch(emptyWhenMissing)).filter((name) => /^card\d+$/.test(name));
  const found = await Promise.all(
    names.sort().map((name) => cardWords(join(cards, name, 'device'), join(root, 'sys/module'))),
  );
  return found.filter((words) => words !== '').join('; ');
}

async function cardWords(device: string, modules: string): Promise<string> {
  const vendor = await textOf(join(device, 'vendor'));
  const driver = await readlink(join(device, 'driver')).then((path) => basename(path), emptyTextWhenMissing);
  const version = driver === '' ? '' : await textOf(join(modules, driver, 'version'));
  const card = [vendors[vendor] ?? vendor, await textOf(join(device, 'device'))].filter(Boolean).join(' ');
  return [card, [driver, version].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}

function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').then((text) => text.trim(), emptyTextWhenMissing);
}

/** Not every card has every file, and no machine without cards has any. */
function emptyWhenMissing(error: unknown): string[] {
  if (isUntold(error)) return [];
  throw error;
}

function emptyTextWhenMissing(error: unknown): string {
  if (isUntold(error)) return '';
  throw error;
}

function isUntold(error: unknown): boolean {
  const untold = ['ENOENT', 'ENOTDIR', 'EACCES', 'EINVAL'];
  return error instanceof Error && 'code' in error && untold.includes(String(error.code));
}
