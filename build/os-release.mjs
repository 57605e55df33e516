// @ts-check
import { readFileSync } from 'node:fs';

/**
 * Which system this is: `debian`, `ubuntu` (and what is built on them), another Linux by its ID in os-release(5), or Node's platform name.
 * @returns {string}
 */
export function systemFamily() {
  if (process.platform !== 'linux') return process.platform;
  const fields = osRelease();
  const kin = [fields.get('ID') ?? '', ...(fields.get('ID_LIKE') ?? '').split(' ')];
  for (const family of ['ubuntu', 'debian', 'fedora', 'arch']) if (kin.includes(family)) return family;
  return kin[0] || 'linux';
}

/** @returns {Map<string, string>} */
function osRelease() {
  const fields = new Map();
  for (const line of readOsRelease().split('\n')) {
    const match = /^([A-Z_]+)="?(.*?)"?$/.exec(line);
    if (match?.[1] !== undefined) fields.set(match[1], match[2] ?? '');
  }
  return fields;
}

/** The two places os-release(5) names; a system without either is simply unknown. */
function readOsRelease() {
  for (const path of ['/etc/os-release', '/usr/lib/os-release']) {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return '';
}
