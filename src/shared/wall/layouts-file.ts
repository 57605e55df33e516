import { z } from 'zod';
import { SavedLayout } from './saved-layout.ts';

/** Version of the layouts file that this program writes, and the newest that it reads. */
const version = 1;

/** Longest file that is looked at, in characters: some thousands of layouts. */
export const maxLayoutsFileLength = 20_000_000;

/** A layout that is in no list yet. */
export const LooseLayout = SavedLayout.omit({ id: true });
export type LooseLayout = z.infer<typeof LooseLayout>;

/** An entry that could not be read: which one (from 0), the name it bears (at most 60 characters; null without one), and what is wrong in it. */
export interface LayoutsFileProblem {
  readonly entry: number;
  readonly name: string | null;
  readonly part: 'entry' | 'name' | 'key' | 'grid' | 'tiles';
}

/** What a layouts file holds; `fault` says why nothing of it could be read. */
export interface LayoutsFile {
  readonly layouts: readonly LooseLayout[];
  readonly problems: readonly LayoutsFileProblem[];
  readonly fault: 'not-json' | 'not-layouts' | 'newer-version' | 'too-long' | null;
}

const Head = z.object({ vonglauLayouts: z.number().int().min(1) });
const Body = z.object({ layouts: z.array(z.unknown()) });
const Named = z.object({ name: z.string() });
const parts = ['name', 'key', 'grid', 'tiles'] as const;

/** Reads the text of a layouts file. Good entries are kept, bad ones are named; a file of a newer version is not read at all. */
export function parseLayoutsFile(text: string): LayoutsFile {
  const list = readList(text);
  if (typeof list === 'string') return { layouts: [], problems: [], fault: list };
  const layouts: LooseLayout[] = [];
  const problems: LayoutsFileProblem[] = [];
  list.forEach((value, entry) => {
    const parsed = LooseLayout.safeParse(value);
    if (parsed.success) layouts.push(parsed.data);
    else problems.push({ entry, name: nameOf(value), part: partOf(parsed.error) });
  });
  return { layouts, problems, fault: null };
}

/** The text of a file with these layouts; ids stay behind, they mean something on this machine only. */
export function layoutsFileText(layouts: readonly LooseLayout[]): string {
  return JSON.stringify(
    { vonglauLayouts: version, layouts: layouts.map((one) => LooseLayout.parse(one)) },
    null,
    1,
  );
}

function readList(text: string): unknown[] | NonNullable<LayoutsFile['fault']> {
  if (text.length > maxLayoutsFileLength) return 'too-long';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return 'not-json';
    throw error;
  }
  const head = Head.safeParse(json);
  if (!head.success) return 'not-layouts';
  if (head.data.vonglauLayouts > version) return 'newer-version';
  const body = Body.safeParse(json);
  return body.success ? body.data.layouts : 'not-layouts';
}

function nameOf(value: unknown): string | null {
  const parsed = Named.safeParse(value);
  return parsed.success ? [...parsed.data.name].slice(0, 60).join('') : null;
}

function partOf(error: z.ZodError): LayoutsFileProblem['part'] {
  const named = error.issues.map(({ path }) => path[0]);
  return parts.find((part) => named.includes(part)) ?? 'entry';
}
