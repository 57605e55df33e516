import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { CommandAnswer } from '../shared/hub/command.ts';
import type { CommandInput, CommandName } from '../shared/hub/commands.ts';
import type { ConsoleToHub, HubToConsole } from '../shared/hub/hub-events.ts';
import { protocolVersion } from '../shared/hub/protocol-version.ts';
import {
  Challenge,
  type ConsoleProof,
  EnrolAnswer,
  proofHeader,
  proofText,
  SignInAnswer,
} from '../shared/hub/sign-in.ts';
import { tokenHash } from './sessions/session-token.ts';

export interface TestHubAddress {
  readonly url: string;
  readonly hubId: string;
}

type ConsoleSocket = Socket<HubToConsole, ConsoleToHub>;

/** A console with a key of its own, as plain as the protocol is. For tests. */
export class TestConsole {
  readonly hub: TestHubAddress;
  readonly privateKey: KeyObject;
  readonly publicKey: string;
  id = '';

  constructor(hub: TestHubAddress) {
    this.hub = hub;
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    this.privateKey = privateKey;
    this.publicKey = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  }

  async enrol(code?: string): Promise<EnrolAnswer> {
    const answer = EnrolAnswer.parse(
      (await this.post('/api/enrol', { name: 'Test', publicKey: this.publicKey, code })).body,
    );
    this.id = answer.consoleId;
    return answer;
  }

  async proof(purpose: Parameters<typeof proofText>[0], bound: string): Promise<ConsoleProof> {
    const { nonce } = Challenge.parse((await this.post('/api/challenge', {})).body);
    return this.proofWith(nonce, purpose, bound);
  }

  proofWith(nonce: string, purpose: Parameters<typeof proofText>[0], bound: string): ConsoleProof {
    const about = { consoleId: this.id, nonce };
    const signature = sign(
      null,
      Buffer.from(proofText(purpose, this.hub.hubId, about, bound)),
      this.privateKey,
    );
    return { ...about, signature: signature.toString('base64') };
  }

  async trySignIn(account: string, password: string): Promise<{ status: number; body: unknown }> {
    const proof = await this.proof('sign-in', account);
    return this.post('/api/sign-in', { protocol: protocolVersion, account, password, proof });
  }

  async signIn(account: string, password: string): Promise<SignInAnswer> {
    const { status, body } = await this.trySignIn(account, password);
    if (status !== 200) throw new Error(`refused: ${JSON.stringify(body)}`);
    return SignInAnswer.parse(body);
  }

  /** A socket that does not come back by itself; not connected yet, so that its first events can be listened for. */
  async socket(token: string): Promise<ConsoleSocket> {
    const proof = await this.proof('socket', tokenHash(token));
    return this.socketWith({ protocol: protocolVersion, token, proof });
  }

  socketWith(auth: Record<string, unknown>): ConsoleSocket {
    return io(this.hub.url, {
      auth,
      transports: ['websocket'],
      reconnection: false,
      autoConnect: false,
      forceNew: true,
    });
  }

  async get(path: string, token: string): Promise<Response> {
    const proof = await this.proof('request', tokenHash(token));
    return fetch(`${this.hub.url}${path}`, {
      headers: {
        authorization: `Bearer ${token}`,
        [proofHeader]: Buffer.from(JSON.stringify(proof)).toString('base64'),
      },
    });
  }

  async post(path: string, value: unknown): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.hub.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(value),
    });
    return { status: response.status, body: await response.json() };
  }
}

/** Connects; resolves with the first rights, or rejects with the fault that the hub refused it with. */
export function connected(socket: ConsoleSocket): Promise<Parameters<HubToConsole['rights']>[0]> {
  return new Promise((resolve, reject) => {
    socket.once('rights', resolve);
    // Socket.IO hands over what the hub gave its middleware as `data`.
    socket.once('connect_error', (error: Error & { data?: { code: string } }) =>
      reject(new Error(error.data?.code ?? error.message)),
    );
    socket.connect();
  });
}

/** Gives a command and waits for its answer. */
export async function give<N extends CommandName>(
  socket: ConsoleSocket,
  name: N,
  input: CommandInput<N>,
  id: string = randomUUID(),
): Promise<CommandAnswer> {
  return CommandAnswer.parse(await socket.emitWithAck('command', { id, name, input }));
}

/** The code of a refusal; `ok` when it was none. */
export function codeOf(answer: CommandAnswer): string {
  return answer.ok ? 'ok' : answer.fault.code;
}
