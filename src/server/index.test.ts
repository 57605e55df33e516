import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { parseCommandLine } from './command-line.ts';
import { codeOf, connected, give, TestConsole } from './test-console.ts';

const Up = z.object({
  up: z.literal(true),
  hubId: z.string(),
  url: z.string(),
  firstStart: z.object({ account: z.string(), password: z.string(), enrolCode: z.string() }).nullable(),
});

/** Several programs, one after another, on a machine that may be busy. */
const patient = { timeout: 300_000 };

const program = new URL('./index.ts', import.meta.url).pathname;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'vonglau-hub-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Runs a command to its end. */
async function run(...args: string[]): Promise<{ code: number | null; out: string; error: string }> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, error, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, error };
}

/** Starts a hub and waits until it is up. */
async function serve(
  data: string,
): Promise<{ child: ChildProcess; up: z.infer<typeof Up>; ended: Promise<number | null> }> {
  const child = spawn(process.execPath, [program, '--data', data, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    let so = '';
    child.stdout?.on('data', (piece: Buffer) => {
      so += piece.toString();
      if (so.includes('\n')) resolve(so);
    });
    child.once('close', () => reject(new Error(`ended: ${so}`)));
  });
  return { child, up: Up.parse(JSON.parse(line)), ended };
}

test(
  'the program: a first start, the commands beside it, a backup, a sign-in, an orderly end, the next start, and the backup elsewhere',
  patient,
  async () => {
    const data = folder();
    const backup = join(folder(), 'backup');
    // A folder of which nobody is administrator stays so after a command.
    expect((await run('console', 'list', '--data', data)).out).toBe('');
    const { child, up, ended } = await serve(data);
    expect(up.firstStart?.account).toBe('quantri');
    const desk = new TestConsole(up);
    expect((await desk.enrol()).state).toBe('asked');
    expect((await run('console', 'list', '--data', data)).out).toContain(`${desk.id}  asked`);
    expect(await run('console', 'approve', desk.id, '--data', data)).toMatchObject({
      code: 0,
      out: 'done\n',
    });
    expect(await run('backup', backup, '--data', data)).toMatchObject({ code: 0 });
    const session = await desk.signIn('quantri', up.firstStart?.password ?? '');
    const socket = await desk.socket(session.token);
    await connected(socket);
    const change = { oldPassword: up.firstStart?.password ?? '', newPassword: 'Mat-khau-10' };
    expect(codeOf(await give(socket, 'password.change', change))).toBe('ok');
    const reset = await run('account', 'reset', 'quantri', '--data', data);
    expect(reset.out).toMatch(/^one-time password {3}\w{4}-\w{4}-\w{4}\n$/);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await run('audit', 'verify', '--data', data)).toMatchObject({ code: 0 });
    const again = await serve(data);
    expect(again.up).toMatchObject({ hubId: up.hubId, firstStart: null });
    again.child.kill('SIGKILL');
    await again.ended;
    // Without a hub that runs the command opens the data itself; nothing of the one that was killed is in its way.
    expect((await run('console', 'list', '--data', data)).out).toContain(`${desk.id}  approved`);
    // The backup goes into an empty place, with the keys.
    const elsewhere = folder();
    expect((await run('restore', backup, '--data', elsewhere)).error).toContain('keys back first');
    for (const key of ['signing.key', 'secrets.key']) cpSync(join(data, key), join(elsewhere, key));
    expect(await run('restore', backup, '--data', elsewhere)).toMatchObject({ code: 0 });
    expect((await serve(elsewhere)).up).toMatchObject({ hubId: up.hubId, firstStart: null });
  },
);

test.each([
  [['nonsense'], 'no command'],
  [['console', 'approve'], 'missing'],
  [['--port', 'x'], 'no port'],
  [['--tls-cert', 'x'], 'needs its key'],
  [['--nonsense'], 'nonsense'],
  [['--log-level', 'loud'], 'log level'],
])('%j is refused', (args, words) => {
  expect(() => parseCommandLine(args, {})).toThrow(words);
});

test('where the data are', () => {
  const of = (args: string[], env: NodeJS.ProcessEnv) => {
    const line = parseCommandLine(args, env);
    return line.do === 'help' ? null : [line.dataDirectory, line.databaseUrl];
  };
  expect(of(['--data', '/a'], { VONGLAU_HUB_DATA: '/b', VONGLAU_DATABASE_URL: 'postgres://x' })).toEqual([
    '/a',
    'postgres://x',
  ]);
  expect(of([], { VONGLAU_HUB_DATA: '/b', STATE_DIRECTORY: '/c' })).toEqual(['/b', null]);
  expect(of([], { STATE_DIRECTORY: '/c' })).toEqual(['/c', null]);
});
