import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { freshFolder } from './hub-engines.ts';

/** A folder on a disk of its own of that many MiB, gone after the test; null where this process may not mount one. */
export function smallDisk(sizeMib: number): string | null {
  const folder = freshFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMib}m`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    console.warn(`skipped: a full disk; no tmpfs may be mounted here (${String(error).split('\n')[0]})`);
    return null;
  }
  onTestFinished(() => {
    // Lazily: a database server may still have files of it open, and ends after the file's tests.
    execFileSync('umount', ['--lazy', folder]);
  });
  return folder;
}
