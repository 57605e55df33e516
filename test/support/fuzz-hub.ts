import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { StartedTestHub } from '../../src/server/start-test-hub.ts';
import { connected } from '../../src/server/test-console.ts';
import { CommandAnswer } from '../../src/shared/hub/command.ts';
import { commands } from '../../src/shared/hub/commands.ts';
import { TopicAnswer } from '../../src/shared/hub/topic.ts';

/** What a hub answered to nonsense: how often each code, and what should never have been. */
export interface FuzzOutcome {
  readonly codes: Readonly<Record<string, number>>;
  readonly wrong: readonly string[];
}

type Random = () => number;
type Sitting = Awaited<ReturnType<StartedTestHub['sitDown']>>;
type RawSocket = {
  timeout(ms: number): { emitWithAck(event: string, ...args: unknown[]): Promise<unknown> };
};

const Answer = z.union([CommandAnswer, z.object({ topics: z.array(TopicAnswer) })]);
const commandNames = Object.keys(commands);
const atOnce = 100;

/** Sends `cases` events and requests, each made from the seed alone: malformed, oversized, repeated, out of order, of every event and command. */
export async function fuzzHub(started: StartedTestHub, cases: number, seed: number): Promise<FuzzOutcome> {
  const random = mulberry32(seed);
  const codes: Record<string, number> = {};
  const wrong: string[] = [];
  await started.addPerson('fuzz', ['view', 'replay', 'bookmark', 'push', 'administer', 'audit']);
  const desk = await started.desk();
  let sitting = await started.sitDown('fuzz', desk);
  const sent: unknown[] = [];
  for (let done = 0; done < cases; done += atOnce) {
    if (!sitting.socket.connected) sitting = await sitDownAgain(started, sitting);
    const { socket } = sitting;
    const batch = Array.from({ length: Math.min(atOnce, cases - done) }, () => oneCase(random, sent));
    await Promise.all(
      batch.map(async (fuzz) => {
        const code = await run(fuzz, started, socket as unknown as RawSocket);
        if (code === null) {
          // The connection was cut over what came before; whoever was cut has no answer.
          if (socket.connected) wrong.push(`no answer: ${JSON.stringify(fuzz).slice(0, 300)}`);
          return;
        }
        codes[code] = (codes[code] ?? 0) + 1;
        if (code === 'bug' || code === 'no-answer-of-ours')
          wrong.push(`${code}: ${JSON.stringify(fuzz).slice(0, 300)}`);
      }),
    );
  }
  sitting.socket.disconnect();
  return { codes, wrong };
}

async function sitDownAgain(started: StartedTestHub, before: Sitting): Promise<Sitting> {
  try {
    const socket = await before.desk.socket(before.session.token);
    const rights = await connected(socket);
    return { ...before, socket, rights };
  } catch (error) {
    if (!(error instanceof Error) || error.message !== 'session-unknown') throw error;
    return started.sitDown('fuzz', before.desk);
  }
}

type Fuzz =
  | { readonly kind: 'event'; readonly name: string; readonly args: readonly unknown[] }
  | { readonly kind: 'http'; readonly method: string; readonly path: string; readonly body: string }
  | { readonly kind: 'frames'; readonly frames: readonly string[] };

function oneCase(random: Random, sent: unknown[]): Fuzz {
  const dice = random();
  if (dice < 0.6) {
    const message = { id: randomId(random), name: pick(random, commandNames) ?? '', input: {} as unknown };
    message.input = inputFor(message.name, random);
    if (sent.length < 500) sent.push(message);
    return { kind: 'event', name: 'command', args: [message] };
  }
  if (dice < 0.7) return { kind: 'event', name: 'command', args: [pick(random, sent) ?? nasty(random, 0)] };
  if (dice < 0.75) return { kind: 'event', name: 'command', args: [nasty(random, 0)] };
  if (dice < 0.85)
    return { kind: 'event', name: 'follow', args: [{ places: listOf(random, () => place(random)) }] };
  if (dice < 0.9)
    return {
      kind: 'event',
      name:
        pick(random, [
          'rights',
          'ended',
          'error',
          'message',
          '__proto__',
          'toString',
          '',
          'x'.repeat(5000),
        ]) ?? '',
      args: listOf(random, () => nasty(random, 0)),
    };
  if (dice < 0.96) return httpCase(random);
  return { kind: 'frames', frames: listOf(random, () => frame(random)) };
}

/** With the fields that the command's schema has, so that some of it gets past the gate. */
function inputFor(name: string, random: Random): unknown {
  if (random() < 0.15) return nasty(random, 0);
  const schema: unknown = Reflect.get(commands, name);
  const { input } = schema as { input: z.ZodType };
  return fieldsOf(input, random, 0);
}

function fieldsOf(schema: unknown, random: Random, depth: number): unknown {
  if (random() < 0.1 || depth > 6) return nasty(random, depth);
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape).map(([key, inner]) => [key, fieldsOf(inner, random, depth + 1)]),
    );
  if (schema instanceof z.ZodArray) return listOf(random, () => fieldsOf(schema.element, random, depth + 1));
  if (schema instanceof z.ZodEnum) return pick(random, schema.options);
  if (schema instanceof z.ZodNullable)
    return random() < 0.5 ? null : fieldsOf(schema.unwrap(), random, depth);
  if (schema instanceof z.ZodDefault) return fieldsOf(schema.unwrap(), random, depth);
  if (schema instanceof z.ZodNumber) return pick(random, [0, 1, 2, -1, 1.5, 1e308, 100, 1_795_000_000_000]);
  if (schema instanceof z.ZodString)
    return pick(random, ['a', 'ioc', 'person-fuzz', 'x'.repeat(300), '', '2026-11-22']);
  if (schema instanceof z.ZodUnion) return fieldsOf(pick(random, schema.options), random, depth);
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodBoolean) return random() < 0.5;
  return nasty(random, depth);
}

function nasty(random: Random, depth: number): unknown {
  const plain = [
    null,
    true,
    '',
    'x'.repeat(2000),
    '\u0000\uD800',
    '=1+1',
    "'; drop table entity; --",
    '../../etc/passwd',
    -0,
    1e308,
    Number.MAX_SAFE_INTEGER + 2,
    [],
    {},
    Buffer.from([0, 255]),
    JSON.parse('{"__proto__":{"admin":true},"constructor":1}'),
  ];
  if (depth > 3 || random() < 0.7) return pick(random, plain);
  if (random() < 0.5) return listOf(random, () => nasty(random, depth + 1));
  return { a: nasty(random, depth + 1), id: nasty(random, depth + 1), row: nasty(random, depth + 1) };
}

function place(random: Random): unknown {
  const topics = ['book', 'cameras', 'consoles', 'items:city', 'items:person:x', 'reports:ioc', 'all', '', 5];
  return {
    topic: pick(random, topics),
    epoch: pick(random, ['', 'x', 'x'.repeat(60), null]),
    offset: pick(random, [0, 1, 1e9, -1, 0.5, '0']),
  };
}

function httpCase(random: Random): Fuzz {
  const paths = [
    '/api/hub',
    '/api/challenge',
    '/api/enrol',
    '/api/sign-in',
    '/api/snapshot?topic=book',
    '/api/cameras/import',
  ];
  const bodies = [
    '',
    '{',
    'null',
    '[]',
    JSON.stringify(nasty(random, 0)),
    JSON.stringify({ name: 'x', publicKey: 'AAAA', code: nasty(random, 2) }),
    JSON.stringify({ protocol: 1, account: 'fuzz', password: 'x', proof: nasty(random, 1) }),
    'x'.repeat(20_000),
  ];
  return {
    kind: 'http',
    method: pick(random, ['POST', 'PUT', 'DELETE', 'PATCH']) ?? 'POST',
    path: pick(random, [...paths, '/%', '/..%2f', `/${'x'.repeat(3000)}`]) ?? '/',
    body: pick(random, bodies) ?? '',
  };
}

/** Engine.IO and Socket.IO packets, some whole, most not. */
function frame(random: Random): string {
  const whole = [
    '40{}',
    '40',
    '2',
    '3',
    '41',
    '42["command",{}]',
    '420["command"]',
    '451-["a",{"_placeholder":true,"num":0}]',
  ];
  const broken = [
    '',
    '4',
    '42',
    '42[',
    '42{}',
    '429999999999999["x"]',
    '45999-',
    '6',
    '9',
    'b',
    '42["connect"]',
    '40/x,{',
  ];
  return pick(random, [...whole, ...broken, `4${nasty(random, 0)}`]) ?? '';
}

async function run(fuzz: Fuzz, started: StartedTestHub, socket: RawSocket): Promise<string | null> {
  if (fuzz.kind === 'http') return ask(fuzz, started);
  if (fuzz.kind === 'frames') return sendFrames(fuzz.frames, started);
  try {
    const answer = Answer.safeParse(await socket.timeout(20_000).emitWithAck(fuzz.name, ...fuzz.args));
    if (!answer.success) return 'no-answer-of-ours';
    if ('topics' in answer.data || answer.data.ok) return 'ok';
    return answer.data.fault.code;
  } catch (error) {
    // A disconnection while it waited.
    if (error instanceof Error) return null;
    throw error;
  }
}

async function ask(fuzz: Extract<Fuzz, { kind: 'http' }>, { hub }: StartedTestHub): Promise<string> {
  const { method, path, body } = fuzz;
  const response = await fetch(`${hub.url}${path}`, { method, body }).catch((error: unknown) => {
    // A body that is refused unread may end in a reset while it is still being sent.
    if (error instanceof TypeError) return null;
    throw error;
  });
  if (response === null) return 'reset';
  const text = await response.text();
  return response.status >= 500 && response.status !== 503
    ? 'bug'
    : `http-${response.status}${text === '' ? '-empty' : ''}`;
}

function sendFrames(frames: readonly string[], { hub }: StartedTestHub): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    socket.once('open', () => {
      for (const text of frames) socket.send(text);
      socket.close();
    });
    socket.once('error', () => resolve('frames'));
    socket.once('close', () => resolve('frames'));
  });
}

function pick<T>(random: Random, list: readonly T[]): T | undefined {
  return list[Math.floor(random() * list.length)];
}

function listOf<T>(random: Random, make: () => T): T[] {
  return Array.from({ length: Math.floor(random() * 4) }, make);
}

function randomId(random: Random): string {
  return random() < 0.9 ? randomUUID() : 'no-uuid';
}

/** Small generator with a seed (Tommy Ettinger's mulberry32). */
function mulberry32(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
