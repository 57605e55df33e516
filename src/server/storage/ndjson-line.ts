/** One line of NDJSON from JSON text. The separators U+2028 and U+2029 are escaped: readers of lines, Node's readline too, take them for line ends. */
export function ndjsonLine(json: string): string {
  return `${json.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`;
}
