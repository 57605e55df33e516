import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { type BarcodeValue, readBarcode } from './barcode.ts';
import { type City, type StartCityOptions, startCity } from './city.ts';

/** Starts a city of short clips that ends with the test that asked for it (`onEnd` is the test runner's); clips are shared between tests and runs. */
export async function startShortCity(
  onEnd: (end: () => Promise<void>) => void,
  options: Partial<StartCityOptions> = {},
): Promise<City> {
  const city = await startCity({
    cameras: 1,
    loopSeconds: 2,
    cacheDir: join(tmpdir(), 'vonglau-test-city'),
    encodeAhead: false,
    ...options,
  });
  onEnd(() => city.dispose());
  return city;
}

export interface Pulled {
  readonly code: number | null;
  readonly output: Buffer;
  readonly complaint: string;
}

/** Runs ffmpeg on an address, for two minutes at most. */
export async function ffmpeg(
  input: readonly string[],
  output: readonly string[],
  signal?: AbortSignal,
): Promise<Pulled> {
  const child = spawn('ffmpeg', ['-nostdin', '-hide_banner', '-v', 'error', ...input, ...output], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
    killSignal: 'SIGKILL',
  });
  const kill = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', kill, { once: true });
  const [bytes, complaint, code] = await Promise.all([
    buffer(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  return { code, output: bytes, complaint };
}

export const overTcp = (url: string) => ['-rtsp_transport', 'tcp', '-timeout', '100000000', '-i', url];

/** Packets of a stream's tracks as framecrc tells them: stream, dts, pts, size. */
export async function packets(input: readonly string[], frames: number, map = '0'): Promise<number[][]> {
  const { output } = await ffmpeg(input, [
    '-map',
    map,
    '-c',
    'copy',
    '-frames',
    `${frames}`,
    '-f',
    'framecrc',
    '-',
  ]);
  return output
    .toString()
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => line.split(',').map((field) => Number(field)))
    .map(([stream = 0, dts = 0, pts = 0, , size = 0]) => [stream, dts, pts, size]);
}

/** Decodes pictures of a stream at a size and reads their barcodes. */
export async function barcodes(
  input: readonly string[],
  frames: number,
  width = 240,
  height = 135,
): Promise<Array<BarcodeValue | null>> {
  const { output } = await ffmpeg(input, [
    ...['-an', '-fps_mode', 'passthrough', '-frames:v', `${frames}`, '-vf', `scale=${width}:${height}`],
    ...['-pix_fmt', 'rgba', '-f', 'rawvideo', '-'],
  ]);
  const size = width * height * 4;
  return Array.from({ length: Math.floor(output.length / size) }, (_, index) =>
    readBarcode({ data: output.subarray(index * size, (index + 1) * size), width, height }),
  );
}

/** Waits until a condition holds; the test's own time limit ends a wait in vain. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
