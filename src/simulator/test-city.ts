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

/** The times of showing of a stream's first pictures, in the order in which they come, as they were sent: 90 kHz. What a demuxer guesses (DTS) is not asked for, and of the first it tells none. */
export async function pictureTimes(url: string, pictures: number): Promise<number[]> {
  const child = spawn(
    'ffprobe',
    [
      ...['-v', 'quiet', '-rtsp_transport', 'tcp', '-read_intervals', `%+#${pictures}`],
      ...['-select_streams', 'v', '-show_entries', 'packet=pts', '-of', 'csv=p=0', url],
    ],
    { stdio: ['ignore', 'pipe', 'ignore'], timeout: 120_000, killSignal: 'SIGKILL' },
  );
  return (await text(child.stdout))
    .split(/[\s,]+/)
    .flatMap((pts) => (/^\d+$/.test(pts) ? [Number(pts)] : []));
}

/** How much each number is more than the one before. */
export const steps = (numbers: readonly number[]) =>
  numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));

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
