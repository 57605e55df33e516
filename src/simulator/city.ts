import type { z } from 'zod';
import { CancelledError } from '../shared/base/fault.ts';
import type { StreamRole } from '../shared/camera/stream-role.ts';
import { type CameraPlan, planCameras } from './camera/camera-plan.ts';
import { CameraSite } from './camera/camera-site.ts';
import { clipUnderFault } from './camera/clip-under-fault.ts';
import { camerasJson } from './cameras-json.ts';
import { CityOptions } from './city-options.ts';
import { ClipStore } from './clip/clip-store.ts';
import { startControlServer } from './control/control-server.ts';
import { Pacer } from './live/pacer.ts';
import { openDatagramPorts } from './rtsp/datagram-ports.ts';
import { RtspConnection, type RtspContext } from './rtsp/rtsp-connection.ts';
import { openRtspPort, type RtspPort } from './rtsp/rtsp-port.ts';
import { selfSigned } from './rtsp/self-signed.ts';
import type { SimFaultInput } from './sim-fault.ts';

/** A camera of the pretend city, as a test drives it. */
export interface SimCamera {
  readonly number: number;
  /** Open RTSP connections that speak to this camera. */
  readonly connections: number;
  /**
   * Replaces the fault; null heals the camera. Resolves when it is in force: at once but for faults that show another clip, which may
   * have to be encoded. Rejects with a ZodError on a fault that is not well formed.
   */
  setFault(fault: SimFaultInput | null): Promise<void>;
  /** Epoch ms (performance.timeOrigin + performance.now()) when this frame of the loop last went out whole; null = not yet. */
  frameSentAtMs(role: StreamRole, frameNumber: number): number | null;
}

/** A city on air, on 127.0.0.1 only. */
export interface City {
  readonly port: number;
  readonly controlPort: number;
  /** Port of rtsps, null when none was asked for. */
  readonly tlsPort: number | null;
  /** Address of a stream, with credentials where the camera asks for them. */
  url(number: number, role: StreamRole): string;
  /** The same over TLS. Throws when the city has no TLS port. */
  tlsUrl(number: number, role: StreamRole): string;
  /** Text of a cameras.json (shared/camera/cameras-file.ts) of the whole city. */
  camerasJson(): string;
  /** Throws on a number that the city does not have. */
  camera(number: number): SimCamera;
  /** Ends every connection, port, timer and encoder. */
  dispose(): Promise<void>;
}

export type StartCityOptions = z.input<typeof CityOptions> & {
  /** Told as clips get ready, encoded or from the cache. */
  readonly onProgress?: (ready: number, total: number) => void;
  /** Told in a sentence what went wrong in serving; standard error unless given. */
  readonly onProblem?: (message: string) => void;
};

/** Starts a pretend city. Rejects with ExpectedError when clips cannot be encoded, with a system error when a port is taken, with CancelledError. */
export async function startCity(input: StartCityOptions, signal?: AbortSignal): Promise<City> {
  const { onProgress, onProblem = (message) => void process.stderr.write(`city: ${message}\n`) } = input;
  const options = CityOptions.parse(input);
  const open: Array<() => void | Promise<void>> = [];
  const dispose = async () => {
    for (let close = open.pop(); close; close = open.pop()) await close();
  };
  const stop = () => void dispose();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    if (signal?.aborted) throw new CancelledError();
    const city = await build(options, open, onProblem, onProgress);
    if (signal?.aborted) throw new CancelledError();
    return { ...city, dispose };
  } catch (error) {
    await dispose();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

async function build(
  options: CityOptions,
  open: Array<() => void | Promise<void>>,
  problem: (message: string) => void,
  onProgress?: (ready: number, total: number) => void,
): Promise<Omit<City, 'dispose'>> {
  const store = await ClipStore.open(options.cacheDir, process.env.VONGLAU_FFMPEG || 'ffmpeg');
  open.push(() => store.dispose());
  const pacer = new Pacer();
  open.push(() => pacer.dispose());
  const ports = await openDatagramPorts();
  open.push(() => ports.dispose());

  const ownPorts = new Map<number, RtspPort>();
  const startMs = performance.now();
  const sites = new Map(
    planCameras(options).map((plan) => [
      plan.number,
      new CameraSite(plan, store, pacer, startMs - (options.samePhase ? 0 : phaseMs(plan)), (reachable) =>
        ownPorts.get(plan.number)?.setReachable(reachable),
      ),
    ]),
  );
  const context: RtspContext = { pacer, ports, camera: (number) => sites.get(number), problem };
  const connections = new Set<RtspConnection>();
  const listen = async (port: number, site: CameraSite | null, tls = false): Promise<RtspPort> => {
    const accept = (socket: ConstructorParameters<typeof RtspConnection>[0]) => {
      const connection = new RtspConnection(socket, context, site);
      connections.add(connection);
      socket.once('close', () => connections.delete(connection));
    };
    const opened = await openRtspPort(port, accept, tls ? selfSigned() : undefined);
    open.push(() => opened.dispose());
    return opened;
  };

  const main = await listen(options.port, null);
  const tls = options.tlsPort === undefined ? null : await listen(options.tlsPort, null, true);
  for (const site of sites.values()) if (site.plan.ownPort) ownPorts.set(site.number, await listen(0, site));
  open.push(() => {
    for (const site of sites.values()) site.dispose();
    for (const connection of connections) connection.drop();
  });
  const siteOf = (number: number): CameraSite => {
    const site = sites.get(number);
    if (!site) throw new RangeError(`the city has no camera ${number}`);
    return site;
  };
  const address = (scheme: string, port: number, number: number, role: StreamRole) =>
    `${scheme}://${credentials(siteOf(number))}127.0.0.1:${port}/cam/${number}/${role}`;
  const url = (number: number, role: StreamRole) =>
    address('rtsp', ownPorts.get(number)?.port ?? main.port, number, role);
  const control = await startControlServer(options.controlPort, [...sites.values()]);
  open.push(() => control.dispose());
  // Last: a port that is taken is told at once, not after a minute of encoding.
  await encodeAhead(options, [...sites.values()], store, onProgress);
  return {
    port: main.port,
    controlPort: control.port,
    tlsPort: tls?.port ?? null,
    url,
    tlsUrl(number, role) {
      if (!tls) throw new RangeError('the city was started without a TLS port');
      return address('rtsps', tls.port, number, role);
    },
    camerasJson: () =>
      camerasJson(
        [...sites.values()].map(({ plan }) => plan),
        url,
      ),
    camera: siteOf,
  };
}

/** Keyframes of a city do not fall together: each camera's loop starts at a moment of its own. */
function phaseMs({ number, gopSeconds }: CameraPlan): number {
  return ((number * 0.618034) % 1) * gopSeconds * 1000;
}

function credentials({ plan: { auth } }: CameraSite): string {
  return auth ? `${encodeURIComponent(auth.user)}:${encodeURIComponent(auth.password)}@` : '';
}

async function encodeAhead(
  { encodeAhead: subs, encodeMainAhead: mains }: CityOptions,
  sites: readonly CameraSite[],
  store: ClipStore,
  onProgress?: (ready: number, total: number) => void,
): Promise<void> {
  const clips = sites
    .filter(({ plan }) => !plan.audioOnly)
    .flatMap(({ plan }) => [
      ...(mains ? [clipUnderFault(plan, 'main', null)] : []),
      ...(subs && !plan.noSub ? [clipUnderFault(plan, 'sub', null)] : []),
    ]);
  let ready = 0;
  await Promise.all(
    clips.map(async (clip) => {
      await store.get(clip);
      onProgress?.(++ready, clips.length);
    }),
  );
}
