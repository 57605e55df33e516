/** Red, green, blue, 0 to 255 each. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads '#rrggbb'. */
export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Goes from `from` (share 0) to `to` (share 1). */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const blend = (index: 0 | 1 | 2) => from[index] + (to[index] - from[index]) * share;
  return [blend(0), blend(1), blend(2)];
}

export function multiply(color: Rgb, by: Rgb): Rgb {
  return [(color[0] * by[0]) / 255, (color[1] * by[1]) / 255, (color[2] * by[2]) / 255];
}
