import { z } from 'zod';
import { Camera } from './camera.ts';

/** A fault of one entry of a cameras file: which entry (from 0; null = the whole file), which field, and why. */
export interface CamerasFileProblem {
  readonly entry: number | null;
  readonly field: string;
  readonly reason: string;
}

export interface CamerasFile {
  readonly cameras: readonly Camera[];
  readonly problems: readonly CamerasFileProblem[];
}

const CamerasFileShape = z.object({ cameras: z.array(z.unknown()) });

/** Reads the text of a cameras.json: good entries are kept, each bad one is named with its field; a second camera with an id is bad. */
export function parseCamerasFile(text: string): CamerasFile {
  const shape = parseShape(text);
  if ('reason' in shape) return { cameras: [], problems: [{ entry: null, ...shape }] };
  const cameras: Camera[] = [];
  const problems: CamerasFileProblem[] = [];
  const seen = new Set<string>();
  shape.cameras.forEach((value, entry) => {
    const parsed = Camera.safeParse(value);
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        problems.push({ entry, field: fieldName(issue.path), reason: issue.message });
    } else if (seen.has(parsed.data.id)) {
      problems.push({ entry, field: 'id', reason: `"${parsed.data.id}" is there already` });
    } else {
      seen.add(parsed.data.id);
      cameras.push(parsed.data);
    }
  });
  return { cameras, problems };
}

function parseShape(text: string): { cameras: unknown[] } | { field: string; reason: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { field: '', reason: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = CamerasFileShape.safeParse(json);
  return parsed.success ? parsed.data : { field: 'cameras', reason: 'must be a list' };
}

function fieldName(path: ReadonlyArray<PropertyKey>): string {
  return path.map(String).join('.') || '(entry)';
}
