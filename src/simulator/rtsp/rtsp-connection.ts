import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { CameraConnection, CameraSite } from '../camera/camera-site.ts';
import { Outlet } from '../live/outlet.ts';
import type { Pacer } from '../live/pacer.ts';
import type { DatagramPorts } from './datagram-ports.ts';
import { DigestGate } from './digest.ts';
import { PlaySession, type SessionParent } from './play-session.ts';
import { RtspReader, type RtspRequest } from './request.ts';
import { formatResponse, type RtspResponse } from './response.ts';
import { describeTracks } from './sdp.ts';
import { parseStreamPath, type StreamPath } from './stream-path.ts';
import { chooseTransport } from './transport.ts';

const sessionTimeoutSeconds = 60;
const methods = 'OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, TEARDOWN, GET_PARAMETER, SET_PARAMETER';

/** What all connections of a city share. */
export interface RtspContext {
  readonly pacer: Pacer;
  readonly ports: DatagramPorts;
  camera(number: number): CameraSite | undefined;
  /** Told in a sentence when a request failed through no fault of the client. */
  problem(message: string): void;
}

/** One client's TCP connection, from its first request to its end (RFC 2326). */
export class RtspConnection implements CameraConnection, SessionParent {
  readonly outlet: Outlet;
  readonly pacer: Pacer;
  readonly ports: DatagramPorts;
  private readonly socket: Socket;
  private readonly context: RtspContext;
  private readonly reader = new RtspReader();
  private readonly gate = new DigestGate();
  private readonly idleTimer: NodeJS.Timeout;
  private turn: Promise<void> = Promise.resolve();
  private session: PlaySession | null = null;
  private camera: CameraSite | null = null;
  private frozen = false;
  private bytesPerSecond: number | null = null;
  private passedSince = { ms: 0, bytes: 0 };
  private heardAt = performance.now();

  /** `camera` is known from the start where the port is the camera's own. */
  constructor(socket: Socket, context: RtspContext, camera: CameraSite | null) {
    this.socket = socket;
    this.context = context;
    this.pacer = context.pacer;
    this.ports = context.ports;
    this.outlet = new Outlet(socket, context.pacer);
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.receive(chunk));
    // A reset by the client ends the connection like any other end: `close` follows.
    socket.on('error', () => undefined);
    socket.once('close', () => this.closed());
    this.idleTimer = setInterval(() => this.endIfIdle(), 5000);
    if (camera) this.meet(camera);
  }

  heard(): void {
    this.heardAt = performance.now();
  }

  mayPass(bytes: number): boolean {
    if (this.frozen) return false;
    if (this.bytesPerSecond === null) return true;
    const now = performance.now();
    if (now - this.passedSince.ms > 1000) this.passedSince = { ms: now, bytes: 0 };
    this.passedSince.bytes += bytes;
    return this.passedSince.bytes <= this.bytesPerSecond;
  }

  setFrozen(frozen: boolean): void {
    if (frozen === this.frozen) return;
    this.frozen = frozen;
    this.outlet.setFrozen(frozen);
    if (frozen) this.socket.pause();
    else this.socket.resume();
  }

  setBytesPerSecond(bytesPerSecond: number | null): void {
    this.bytesPerSecond = bytesPerSecond;
    this.outlet.setBytesPerSecond(bytesPerSecond);
  }

  drop(): void {
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.heard();
    try {
      for (const input of this.reader.push(chunk)) if (input !== 'interleaved') this.enqueue(input);
    } catch {
      // Not RTSP: RFC 2326 has 400 for it, and the connection cannot be followed any further.
      this.socket.end(formatResponse({ status: 400 }, '0'));
    }
  }

  private enqueue(request: RtspRequest): void {
    this.turn = this.turn.then(async () => {
      try {
        await this.serve(request);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        this.context.problem(`${request.method} ${parseStreamPath(request.url)?.number ?? ''}: ${why}`);
        this.reply(request, { status: 500 });
      }
    });
  }

  private async serve(request: RtspRequest): Promise<void> {
    const path = parseStreamPath(request.url);
    const camera = path ? this.context.camera(path.number) : this.camera;
    if (camera) this.meet(camera);
    const reception = camera?.reception ?? 'answer';
    if (reception === 'ignore') return;
    if (reception === 'drop') this.drop();
    else if (reception === 'garbage') this.outlet.write(randomBytes(512));
    else this.reply(request, await this.answer(request, path, camera ?? null));
  }

  private meet(camera: CameraSite): void {
    if (camera === this.camera) return;
    this.camera?.detach(this);
    this.camera = camera;
    camera.attach(this);
    if (camera.reception === 'drop') this.drop();
  }

  private async answer(
    request: RtspRequest,
    path: StreamPath | null,
    camera: CameraSite | null,
  ): Promise<RtspResponse> {
    if (request.method === 'OPTIONS') return { status: 200, headers: { Public: methods } };
    if (!camera || camera.reception === 'not-found' || (path && !camera.hasRole(path.role)))
      return { status: 404 };
    const login = camera.plan.auth;
    if (camera.reception === 'unauthorized' || (login && !this.gate.accepts(request, login)))
      return { status: 401, headers: { 'WWW-Authenticate': this.gate.challenge } };
    switch (request.method) {
      case 'DESCRIBE':
        return path ? await this.describe(request, path, camera) : { status: 404 };
      case 'SETUP':
        return path ? await this.setUp(request, path, camera) : { status: 404 };
      case 'PLAY':
      case 'PAUSE':
      case 'TEARDOWN':
        return this.control(request);
      case 'GET_PARAMETER':
      case 'SET_PARAMETER':
        return { status: 200, headers: this.sessionHeader() };
      default:
        return { status: 501, headers: { Public: methods } };
    }
  }

  private async describe(
    request: RtspRequest,
    { number, role }: StreamPath,
    camera: CameraSite,
  ): Promise<RtspResponse> {
    const tracks = await camera.tracksOf(role);
    const base = `${request.url.replace(/[/?]*$/, '')}/`;
    const body = describeTracks(
      `Camera ${number} ${role}`,
      tracks.map(({ media }) => media),
    );
    return { status: 200, headers: { 'Content-Type': 'application/sdp', 'Content-Base': base }, body };
  }

  private async setUp(request: RtspRequest, path: StreamPath, camera: CameraSite): Promise<RtspResponse> {
    const index = path.track ?? 0;
    const track = (await camera.tracksOf(path.role))[index];
    if (!track) return { status: 404 };
    this.session ??= new PlaySession(this);
    const transport = chooseTransport(request.headers.get('transport') ?? '', this.session.nextChannel);
    if (!transport) return { status: 461 };
    return {
      status: 200,
      headers: { Transport: this.session.setUp(index, track, transport), ...this.sessionHeader() },
    };
  }

  private control({ method, headers }: RtspRequest): RtspResponse {
    const { session } = this;
    const named = headers.get('session')?.split(';')[0];
    if (!session || named !== session.id) return { status: 454 };
    if (method === 'PLAY') {
      return {
        status: 200,
        headers: { ...this.sessionHeader(), Range: 'npt=0.000-' },
        afterwards: () => session.play(),
      };
    }
    session.stop();
    if (method === 'TEARDOWN') this.session = null;
    return { status: 200, headers: method === 'TEARDOWN' ? {} : this.sessionHeader() };
  }

  private sessionHeader(): Record<string, string> {
    return this.session ? { Session: `${this.session.id};timeout=${sessionTimeoutSeconds}` } : {};
  }

  private reply(request: RtspRequest, response: RtspResponse): void {
    this.outlet.write(formatResponse(response, request.headers.get('cseq') ?? '0'));
    response.afterwards?.();
  }

  /** A session over UDP ends when its client has not been heard for its timeout (RFC 2326 section 12.37). */
  private endIfIdle(): void {
    const silentMs = performance.now() - this.heardAt;
    if (this.session?.hasDatagrams && !this.frozen && silentMs > sessionTimeoutSeconds * 1000) this.drop();
  }

  private closed(): void {
    clearInterval(this.idleTimer);
    this.session?.stop();
    this.camera?.detach(this);
  }
}
