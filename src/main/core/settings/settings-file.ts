import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** What came of reading a settings file; `keptAside` names the copy of one that could not be understood. */
export interface LoadedSettings<T> {
  readonly value: T;
  readonly keptAside: string | null;
  readonly why: string | null;
}

/**
 * Reads a JSON settings file. One that is missing gives `defaults`; one that is broken is renamed to `<path>.broken-<time>`, so that
 * nothing of it is lost, and `defaults` are used.
 */
export async function loadSettings<S extends z.ZodType>(
  path: string,
  schema: S,
  defaults: z.output<S>,
): Promise<LoadedSettings<z.output<S>>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return { value: defaults, keptAside: null, why: null };
    throw error;
  }
  const parsed = parse(text, schema);
  if (parsed.ok) return { value: parsed.value, keptAside: null, why: null };
  const keptAside = `${path}.broken-${new Date().toISOString().replaceAll(':', '-')}`;
  await rename(path, keptAside);
  return { value: defaults, keptAside, why: parsed.why };
}

/** Writes a settings file so that a reader, or a crash, meets the old text or the new one, never half of it. */
export async function saveSettings(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}.new`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(value, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

function parse<S extends z.ZodType>(
  text: string,
  schema: S,
): { ok: true; value: z.output<S> } | { ok: false; why: string } {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return { ok: true, value: parsed.data };
    const issue = parsed.error.issues[0];
    return { ok: false, why: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}` };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, why: error.message };
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
