import { codeOfIssue, valueAt } from './import-issues.ts';
import { shownValue } from './import-problem.ts';
import { ImportedCamera, type RowOutcome } from './imported-camera.ts';

/** Reads one entry of a cameras.json that stands on that line. */
export function cameraOfEntry(entry: unknown, line: number): RowOutcome {
  const parsed = ImportedCamera.safeParse(entry);
  if (parsed.success) return { row: { line, camera: parsed.data }, problems: null };
  const problems = parsed.error.issues.map((issue) => {
    const field = issue.path.map(String).join('.');
    const value = valueAt(entry, issue.path);
    return {
      line,
      field,
      code: codeOfIssue(issue, value),
      value: shownValue(field, value),
      otherLine: null,
    };
  });
  return { row: null, problems };
}
