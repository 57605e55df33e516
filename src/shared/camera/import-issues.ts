import type { z } from 'zod';
import type { ImportProblemCode } from './import-problem.ts';

type Issue = z.core.$ZodIssue;

/** The import's word for what a schema found wrong with `value`. */
export function codeOfIssue(issue: Issue, value: unknown): ImportProblemCode {
  const last = issue.path.at(-1);
  if (value === undefined || value === null || value === '') return 'missing';
  if (issue.path.includes('position')) return 'bad-position';
  if (last === 'url') return 'bad-address';
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string' ? 'too-long' : 'out-of-range';
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string' ? 'missing' : 'out-of-range';
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int' ? 'not-a-number' : 'bad-value';
    case 'custom':
      return last === 'streams' ? 'duplicate-stream' : 'bad-value';
    default:
      return 'bad-value';
  }
}

/** What stands at a path of a JSON value. */
export function valueAt(value: unknown, path: ReadonlyArray<PropertyKey>): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}
