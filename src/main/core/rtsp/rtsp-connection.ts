import { connect, type Socket } from 'node:net';
import { LeftToFfmpeg } from './left-to-ffmpeg.ts';
import type { RtspAddress } from './rtsp-address.ts';
import { type Authorize, authorizationFor } from './rtsp-authorization.ts';
import { refusal, socketFailure } from './rtsp-failure.ts';
import { headerOf, RtspGarbage, type RtspMessage, type RtspResponse } from './rtsp-message.ts';
import { RtspReader } from './rtsp-reader.ts';

const readBytes = 64 * 1024;
/** Everybody's: what was read is taken apart before the next read. */
const readBuffer = Buffer.allocUnsafe(readBytes);
/** For the camera to hear that its stream is not wanted any more. */
const farewellMs = 250;
const agent = 'vonglau';

/** One RTSP connection over TCP (RFC 2326): requests one after the other, authorized where the camera asks for it, and interleaved packets. */
export class RtspConnection {
  /** Settles when the connection is over, with the reason: a failure, or what `onInterleaved` threw; null when the camera ended it. Never rejects. */
  readonly ended: Promise<Error | null>;
  /** Takes interleaved packets; their bytes are valid during the call only. What it throws ends the connection. */
  onInterleaved: (channel: number, bytes: Buffer) => void = () => {};
  private readonly socket: Socket;
  private readonly address: RtspAddress;
  private readonly reader: RtspReader;
  private readonly waiting = new Map<number, (response: RtspResponse) => void>();
  private authorize: Authorize | null = null;
  private sequence = 0;
  private session: string | null = null;
  private why: Error | null = null;

  constructor(address: RtspAddress) {
    this.address = address;
    this.reader = new RtspReader({
      onMessage: (message) => this.onMessage(message),
      onInterleaved: (channel, bytes) => this.onInterleaved(channel, bytes),
    });
    const { host, port } = address;
    const onread = { buffer: readBuffer, callback: (bytes: number) => this.read(bytes) };
    this.socket = connect({ host, port, noDelay: true, onread });
    this.socket.on('error', (error) => {
      this.why ??= socketFailure(error);
    });
    this.ended = new Promise((resolve) => {
      this.socket.once('close', () => resolve(this.why));
    });
  }

  /** Asks, and asks again with a login when the camera wants one. Throws RtspFailure when it refuses or the connection ends. */
  async request(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<RtspResponse> {
    const response = await this.inquire(method, url, headers);
    if (response.status >= 200 && response.status < 300) return response;
    if (response.status >= 300 && response.status < 400)
      throw new LeftToFfmpeg('a camera that sends elsewhere');
    throw refusal(response.status);
  }

  /** Like `request`, but a refusal is an answer too. */
  async inquire(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<RtspResponse> {
    const response = await this.ask(method, url, headers);
    const { login } = this.address;
    if (response.status !== 401 || login === null) return response;
    this.authorize = authorizationFor(response, login);
    if (this.authorize === null) throw new LeftToFfmpeg('a challenge that is not known');
    return this.ask(method, url, headers);
  }

  /** Asks without waiting: the answer is passed over, but for a new challenge. */
  tell(method: string, url: string): void {
    const { login } = this.address;
    this.send(method, url, {}, (response) => {
      if (response.status === 401 && login) this.authorize = authorizationFor(response, login);
    });
  }

  /** Sends an interleaved packet. */
  sendInterleaved(channel: number, bytes: Buffer): void {
    const head = Buffer.from([0x24, channel, 0, 0]);
    head.writeUInt16BE(bytes.length, 2);
    this.socket.write(Buffer.concat([head, bytes]));
  }

  /** The session that the camera named in its answer to SETUP goes with every later request. */
  joinSession(session: string): void {
    this.session = session;
  }

  /** Says goodbye where there is a session, and closes. Settles when the socket is gone. */
  async close(url: string): Promise<void> {
    this.onInterleaved = () => {};
    if (this.session === null || this.socket.destroyed) this.socket.destroy();
    else {
      this.tell('TEARDOWN', url);
      this.socket.end();
    }
    const hurry = setTimeout(() => this.socket.destroy(), farewellMs);
    await this.ended;
    clearTimeout(hurry);
  }

  private read(bytes: number): boolean {
    try {
      this.reader.push(readBuffer.subarray(0, bytes));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.why ??= error instanceof RtspGarbage ? socketFailure(error) : error;
      this.socket.destroy();
    }
    return true;
  }

  private onMessage(message: RtspMessage): void {
    if (message.kind === 'response') this.answered(message);
    else this.answer(headerOf(message, 'cseq') || '0', message.method);
  }

  /** Cameras that do not number their answers give them in order. */
  private answered(response: RtspResponse): void {
    const [oldest] = this.waiting.keys();
    const named = Number(headerOf(response, 'cseq') || Number.NaN);
    const sequence = this.waiting.has(named) ? named : oldest;
    if (sequence === undefined) return;
    this.waiting.get(sequence)?.(response);
    this.waiting.delete(sequence);
  }

  /** A camera's own request: it only wants to know that somebody is there. */
  private answer(sequence: string, method: string): void {
    const status = method === 'OPTIONS' || method === 'GET_PARAMETER' ? '200 OK' : '501 Not Implemented';
    this.socket.write(`RTSP/1.0 ${status}\r\nCSeq: ${sequence}\r\n\r\n`);
  }

  private async ask(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<RtspResponse> {
    const answered = new Promise<RtspResponse>((resolve) => this.send(method, url, headers, resolve));
    const over = this.ended.then((why): never => {
      throw why ?? socketFailure(new Error('closed'));
    });
    return Promise.race([answered, over]);
  }

  private send(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
    onAnswer: (response: RtspResponse) => void,
  ): void {
    this.sequence += 1;
    this.waiting.set(this.sequence, onAnswer);
    const lines = [
      `${method} ${url} RTSP/1.0`,
      `CSeq: ${this.sequence}`,
      `User-Agent: ${agent}`,
      ...(this.session === null ? [] : [`Session: ${this.session}`]),
      ...(this.authorize === null ? [] : [`Authorization: ${this.authorize(method, url)}`]),
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ];
    this.socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  }
}
