/** The units of a camera's `unit`, largest first: `District / Ward` gives two. A slash without spaces belongs to a name. */
export function unitPath(unit: string): string[] {
  return unit
    .normalize('NFC')
    .split(/(?:^|\s+)\/(?:\s+|$)/)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** One spelling per path, to be compared: empty for a camera without a unit. */
export function unitKey(path: readonly string[]): string {
  return path.join(' / ');
}

/** True for the unit itself and for every unit below it. */
export function isWithinUnit(key: string, unit: string): boolean {
  return key === unit || (unit !== '' && key.startsWith(`${unit} / `));
}

/** The unit's own name, without those above it. */
export function unitName(key: string): string {
  return key.split(' / ').at(-1) ?? key;
}
