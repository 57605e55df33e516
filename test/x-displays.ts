import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { Bounds } from '../src/shared/wall/wall-view.ts';
import type { RgbaPixels } from '../src/simulator/barcode.ts';
import { readPpm } from './support/screen.ts';

/** An X server with monitors of its own that nobody sees. */
export interface XDisplays {
  /** For DISPLAY, such as `:1`. */
  readonly display: string;
  /** Names of the monitors' connectors, in the order asked for. */
  readonly connectors: readonly string[];
  /** Connects monitors as `bounds` says: others may come, go or move. */
  arrange(bounds: readonly Bounds[]): Promise<void>;
  /** What all monitors show together. */
  photograph(): Promise<RgbaPixels>;
  /** Ends the server. */
  dispose(): Promise<void>;
}

const run = promisify(execFile);
const startDeadlineMs = 15_000;

/**
 * Starts Xorg with the dummy driver and monitors at `bounds` (RandR outputs, as real ones are), or says why it cannot. `roomFor` names
 * further sizes that `arrange` will want.
 */
export async function startXDisplays(
  bounds: readonly Bounds[],
  roomFor: readonly Bounds[] = [],
): Promise<XDisplays | { readonly unavailable: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'vonglau-x-'));
  const logFile = join(folder, 'xorg.log');
  const configFile = join(folder, 'xorg.conf');
  await writeFile(configFile, xorgConf([...bounds, ...roomFor]));
  const server = spawn(
    'Xorg',
    [
      '-config',
      configFile,
      '-logfile',
      logFile,
      '-displayfd',
      '3',
      '-noreset',
      '-nolisten',
      'tcp',
      '-novtswitch',
      '-sharevts',
      'vt7',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const dispose = async () => {
    await end(server);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const display = `:${await readDisplayNumber(server)}`;
    const arrange = (wanted: readonly Bounds[]) => arrangeMonitors(display, wanted);
    await arrange(bounds);
    const connectors = bounds.map((_, index) => connector(index));
    return { display, connectors, arrange, photograph: () => photograph(display), dispose };
  } catch (error) {
    const log = await readFile(logFile, 'utf8').catch(() => '');
    const lastErrors = log
      .split('\n')
      .filter((line) => line.includes('(EE)'))
      .slice(0, 4);
    await dispose();
    return { unavailable: `Xorg with the dummy driver: ${[String(error), ...lastErrors].join(' | ')}` };
  }
}

function connector(index: number): string {
  return `DUMMY${index}`;
}

const dummyOutputs = 16;

async function arrangeMonitors(display: string, wanted: readonly Bounds[]): Promise<void> {
  const env = { ...process.env, DISPLAY: display };
  const { stdout } = await run('xrandr', ['--query'], { env });
  const outputs = Array.from({ length: dummyOutputs }, (_, index) => index);
  const present = outputs.filter((index) => stdout.includes(`${connector(index)} `));
  for (const [index, { width, height }] of wanted.entries()) {
    await run('xrandr', ['--addmode', connector(index), `${width}x${height}`], { env });
  }
  const layout = present.flatMap((index) => {
    const place = wanted[index];
    const output = ['--output', connector(index)];
    if (!place) return [...output, '--off'];
    const { x, y, width, height } = place;
    const primary = index === 0 ? ['--primary'] : [];
    return [...output, '--mode', `${width}x${height}`, '--pos', `${x}x${y}`, ...primary];
  });
  await run('xrandr', layout, { env });
}

/** Unpacked: to pack and unpack so large a picture as PNG takes longer than all else here. */
async function photograph(display: string): Promise<RgbaPixels> {
  const grabbed = ['-f', 'x11grab', '-draw_mouse', '0', '-i', display, '-frames:v', '1'];
  const { stdout } = await run(
    'ffmpeg',
    ['-v', 'error', ...grabbed, '-c:v', 'ppm', '-f', 'image2pipe', 'pipe:1'],
    { encoding: 'buffer', maxBuffer: 1 << 26 },
  );
  return readPpm(stdout);
}

function readDisplayNumber(server: ChildProcess): Promise<number> {
  // The fourth of the pipes asked for is always there; its type says only that it might not be.
  const ready = server.stdio[3] as Readable;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('not ready in time')), startDeadlineMs);
    ready.once('data', (text: Buffer) => {
      clearTimeout(timer);
      resolve(Number(text.toString()));
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
}

async function end(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

function xorgConf(bounds: readonly Bounds[]): string {
  const width = Math.max(...bounds.map((place) => place.x + place.width));
  const height = Math.max(...bounds.map((place) => place.y + place.height));
  const sizes = [...new Map(bounds.map((place) => [`${place.width}x${place.height}`, place]))];
  return `
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "device"
  Driver "dummy"
  VideoRam ${Math.ceil((width * height * 8) / 1024)}
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
${sizes.map(([name, place]) => `  Modeline "${name}" ${timing(place)}`).join('\n')}
EndSection
Section "Screen"
  Identifier "screen"
  Device "device"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes ${sizes.map(([name]) => `"${name}"`).join(' ')}
    Virtual ${width} ${height}
  EndSubSection
EndSection
`;
}

/** A mode line of 30 Hz; blanking is long because Xorg refuses a short one to a monitor that does not claim it. */
function timing({ width, height }: Bounds): string {
  const [lineTotal, frameTotal] = [width + 400, height + 40];
  const clockMhz = (lineTotal * frameTotal * 30) / 1e6;
  const horizontal = [width, width + 100, width + 200, lineTotal];
  const vertical = [height, height + 3, height + 8, frameTotal];
  return [clockMhz.toFixed(2), ...horizontal, ...vertical].join(' ');
}
