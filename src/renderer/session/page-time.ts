/** Epoch milliseconds that never jump, made the way the core makes its own time (media-message.ts). */
export function pageTimeMs(): number {
  return performance.timeOrigin + performance.now();
}
