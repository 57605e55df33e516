/** A string, or one of the characters that matter outside of strings. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],\n]/gs;

/** Gives, one after the other, the line (from 1) on which each element of the list `cameras` begins. `text` must be valid JSON with such a list, not empty, at its top. */
export function* jsonEntryLines(text: string): Generator<number, undefined> {
  let line = 1;
  let depth = 0;
  let inCameras = false;
  for (const { 0: found, index } of text.matchAll(token)) {
    if (found === '\n') line++;
    else if (found === '{' || found === '[') {
      depth++;
      if (inCameras && depth === 2) yield lineAfter(text, index, line);
    } else if (found === '}' || found === ']') {
      depth--;
      if (depth === 1) inCameras = false;
    } else if (found === ',') {
      if (inCameras && depth === 2) yield lineAfter(text, index, line);
    } else if (depth === 1 && found === '"cameras"' && isKey(text, index + found.length)) inCameras = true;
  }
}

/** The line of the first character that is no white space after `at`, which stands on `line`. */
function lineAfter(text: string, at: number, line: number): number {
  let here = line;
  for (let next = at + 1; ' \t\r\n'.includes(text[next] ?? 'x'); next++) if (text[next] === '\n') here++;
  return here;
}

function isKey(text: string, after: number): boolean {
  let next = after;
  while (' \t\r\n'.includes(text[next] ?? 'x')) next++;
  return text[next] === ':';
}
