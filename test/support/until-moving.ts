import type { BarcodeValue } from '../../src/simulator/barcode.ts';
import { until } from './until.ts';

/** Waits until each tile has shown two different pictures of its own camera, N on tile N - 1; a picture of another camera fails at once. */
export async function untilMoving(
  look: () => Promise<(BarcodeValue | null)[]>,
  tiles: readonly number[],
  timeoutMs = 60_000,
): Promise<void> {
  const frames = new Map(tiles.map((tile) => [tile, new Set<number>()]));
  const still = () => tiles.filter((tile) => (frames.get(tile)?.size ?? 0) < 2);
  const lookOnce = async () => {
    const seen = await look();
    for (const [tile, shown] of frames) {
      const value = seen[tile];
      if (value && value.camera !== tile + 1) throw new Error(`tile ${tile} shows camera ${value.camera}`);
      if (value) shown.add(value.frame);
    }
    return still().length === 0;
  };
  await until('pictures that move', lookOnce, timeoutMs, still);
}
