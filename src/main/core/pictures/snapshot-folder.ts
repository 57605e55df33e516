import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

const folderName = 'Vong Lau';

/**
 * Where snapshots go unless somebody says otherwise: a folder of ours in the person's pictures, which a Vietnamese desktop calls `Hình ảnh`
 * (user-dirs.dirs of xdg-user-dirs names it), else in `Pictures`.
 */
export async function defaultSnapshotFolder(env: NodeJS.ProcessEnv, home = homedir()): Promise<string> {
  const config = env.XDG_CONFIG_HOME || join(home, '.config');
  const text = await readFile(join(config, 'user-dirs.dirs'), 'utf8').catch((error: unknown) => {
    // No such file on most systems without a desktop; an unreadable one changes nothing but the folder's name.
    if (error instanceof Error && 'code' in error) return '';
    throw error;
  });
  return join(picturesFolder(text, home) ?? join(home, 'Pictures'), folderName);
}

/** Reads `XDG_PICTURES_DIR="$HOME/..."`; null when it is not named, or is the home folder itself: switched off. */
function picturesFolder(userDirs: string, home: string): string | null {
  const named = /^\s*XDG_PICTURES_DIR="(.*)"\s*$/m.exec(userDirs)?.[1];
  if (named === undefined) return null;
  const path = named.replace(/^\$HOME(?=\/|$)/, () => home).replace(/\/+$/, '');
  return isAbsolute(path) && path !== home ? path : null;
}
