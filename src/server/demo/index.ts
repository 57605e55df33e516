import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CancelledError, ExpectedError, faultOf } from '../../shared/base/fault.ts';
import type { Camera } from '../../shared/camera/camera.ts';
import { parseCamerasFile } from '../../shared/camera/cameras-file.ts';
import { startHub } from '../hub.ts';
import { createHubLogger } from '../log/hub-logger.ts';
import { stderrSink } from '../log/stderr-sink.ts';
import { readSettings } from '../settings/hub-settings.ts';

const usage = `node src/server/demo/index.ts --data DIR --cameras FILE [--port N]

  The pretend city's hub, on loopback only: its data in DIR, with the simulator's cameras of FILE.
`;

/** The pretend city's hub as a program: one JSON line on standard output once it can be reached, its log on standard error. */
async function main(): Promise<void> {
  const { data, cameras, port } = readArguments();
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const cityCameras = await readCameras(cameras);
  const hub = await startHub({
    dataDirectory: data,
    databaseUrl: null,
    // Its passwords are known to all: nobody else may reach it.
    host: '127.0.0.1',
    port,
    certificate: null,
    demo: { cityCameras },
    settings: readSettings(data),
    log: createHubLogger(stderrSink('info')),
  });
  process.stdout.write(`${JSON.stringify({ up: true, url: hub.url, hubId: hub.hubId })}\n`);
  await stopped;
  await hub.close();
}

function readArguments(): { data: string; cameras: string; port: number } {
  const text = { type: 'string' } as const;
  const { data, cameras, port } = parseArgs({ options: { data: text, cameras: text, port: text } }).values;
  const number = Number(port ?? 0);
  if (
    data === undefined ||
    cameras === undefined ||
    !Number.isInteger(number) ||
    number < 0 ||
    number > 65_535
  )
    throw new ExpectedError({ code: 'bad-arguments', message: 'Something is missing.', detail: usage });
  return { data, cameras, port: number };
}

async function readCameras(path: string): Promise<readonly Camera[]> {
  const { cameras, problems } = parseCamerasFile(await readFile(path, 'utf8'));
  const [problem] = problems;
  if (problem)
    throw new ExpectedError({
      code: 'bad-cameras',
      message: `The simulator's cameras file is odd: ${problem.field}: ${problem.reason}`,
    });
  return cameras;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof CancelledError)) {
    const { message, detail } = faultOf(error);
    process.stderr.write(`demo hub: ${message}\n${detail ? `${detail}\n` : ''}`);
    process.exitCode = 1;
  }
}
