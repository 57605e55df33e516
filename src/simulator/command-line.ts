import { parseArgs } from 'node:util';
import { ExpectedError } from '../shared/base/fault.ts';
import type { StartCityOptions } from './city.ts';
import { CityOptions } from './city-options.ts';

export const usage = `npm run city -- [options]   simulated RTSP cameras on 127.0.0.1

  --cameras N          how many cameras (16)
  --port P             RTSP port (8554; 0 = any free port)
  --control-port P     HTTP port for faults on command (0 = any free port)
  --tls-port P         rtsps as well, self-signed
  --cache DIR          folder of encoded clips (.cache/city)
  --cameras-json FILE  writes a cameras.json of the city
  --user U --password P   every camera asks for them (digest)
  --h264-only          no H.265 and no MJPEG cameras
`;

export interface Command {
  readonly options: StartCityOptions;
  readonly camerasJson: string | null;
}

const flags = {
  cameras: { type: 'string', default: '16' },
  port: { type: 'string', default: '8554' },
  'control-port': { type: 'string', default: '0' },
  'tls-port': { type: 'string' },
  cache: { type: 'string', default: '.cache/city' },
  'cameras-json': { type: 'string' },
  user: { type: 'string' },
  password: { type: 'string' },
  'h264-only': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the program's arguments. Throws ExpectedError `bad-arguments`. */
export function parseCommandLine(args: readonly string[]): Command | 'help' {
  const values = readFlags(args);
  if (values.help) return 'help';
  const { user, password } = values;
  const options = {
    cameras: Number(values.cameras),
    port: Number(values.port),
    controlPort: Number(values['control-port']),
    ...(values['tls-port'] === undefined ? {} : { tlsPort: Number(values['tls-port']) }),
    cacheDir: values.cache,
    h264Only: values['h264-only'],
    auth: user === undefined ? null : { user, password: password ?? '' },
  };
  const parsed = CityOptions.safeParse(options);
  if (!parsed.success)
    throw badArguments(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    );
  return { options, camerasJson: values['cameras-json'] ?? null };
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, strict: true }).values;
  } catch (error) {
    throw badArguments(error instanceof Error ? error.message : String(error));
  }
}

function badArguments(why: string): ExpectedError {
  return new ExpectedError({ code: 'bad-arguments', message: why, detail: usage });
}
