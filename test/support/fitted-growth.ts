/**
 * How much a figure has grown over a row of readings: end over start of the straight line that fits them best (least squares). One reading
 * says little: a garbage collection more or less is worth several percent.
 */
export function fittedGrowth(values: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const middle = (values.length - 1) / 2;
  const spread = mean(values.map((_, index) => (index - middle) ** 2));
  const together = mean(values.map((value, index) => (index - middle) * value));
  const slope = spread === 0 ? 0 : together / spread;
  return (mean(values) + slope * middle) / (mean(values) - slope * middle);
}
