/** Core time: epoch milliseconds that never jump, whatever is done to the system's clock. */
export function coreTimeMs(): number {
  return performance.timeOrigin + performance.now();
}
