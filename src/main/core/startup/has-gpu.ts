import { readdirSync } from 'node:fs';

/** Whether this machine has a GPU that can render; Linux shows each one as a render node. */
export function hasGpu(): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readdirSync('/dev/dri').some((name) => name.startsWith('renderD'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
