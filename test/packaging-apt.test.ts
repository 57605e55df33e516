import { execFileSync, spawnSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addToAptRepository } from '../build/pack/apt-repository.ts';

const needed = ['apt-get', 'apt-cache', 'dpkg-deb', 'gpg'];
const missing = needed.filter((name) => spawnSync(name, ['--version']).error !== undefined);
if (missing.length > 0) console.warn(`skipped, the apt repository: no ${missing.join(', ')}`);

const key = 'updates@city.invalid';
let folder = '';
let repository = '';
beforeAll(async () => {
  // gpg's agent wants a short path for its socket.
  folder = await mkdtemp(join(tmpdir(), 'vl-apt-'));
  repository = join(folder, 'repository');
  vi.stubEnv('GNUPGHOME', join(folder, 'gpg'));
  await mkdir(join(folder, 'gpg'), { mode: 0o700 });
  if (missing.length > 0) return;
  execFileSync('gpg', ['--batch', '--passphrase', '', '--quick-generate-key', key, 'ed25519', 'sign'], {
    stdio: 'ignore',
  });
  await writeFile(join(folder, 'key.gpg'), execFileSync('gpg', ['--export', key]));
});
afterAll(async () => {
  spawnSync('gpgconf', ['--kill', 'gpg-agent']);
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function makeDeb(version: string): Promise<string> {
  const root = join(folder, version);
  await mkdir(join(root, 'DEBIAN'), { recursive: true });
  const lines = [
    'Package: vonglau',
    `Version: ${version}`,
    'Architecture: all',
    'Maintainer: A <a@b.invalid>',
    'Description: x',
  ];
  await writeFile(join(root, 'DEBIAN', 'control'), `${lines.join('\n')}\n`);
  const path = join(folder, `vonglau_${version}_all.deb`);
  execFileSync('dpkg-deb', ['--root-owner-group', '--build', root, path], { stdio: 'ignore' });
  return path;
}

/** apt with nothing of this machine: its own lists, and the folder as its only source. */
async function apt(command: string, ...args: string[]) {
  const source = join(folder, 'sources.list');
  await writeFile(source, `deb [signed-by=${join(folder, 'key.gpg')}] file:${repository} ./\n`);
  await mkdir(join(folder, 'apt', 'lists', 'partial'), { recursive: true });
  await mkdir(join(folder, 'apt', 'archives', 'partial'), { recursive: true });
  await writeFile(join(folder, 'apt', 'status'), '');
  const options = {
    'Dir::Etc::sourcelist': source,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State::lists': join(folder, 'apt', 'lists'),
    'Dir::State::status': join(folder, 'apt', 'status'),
    'Dir::Cache': join(folder, 'apt'),
    'Dir::Cache::archives': join(folder, 'apt', 'archives'),
    'APT::Sandbox::User': 'root',
    'Acquire::Languages': 'none',
  };
  const words = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  return spawnSync(command, [...words, ...args], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
}

test.skipIf(missing.length > 0)(
  'apt takes signed versions from the folder, newest first, older ones still there',
  async () => {
    await addToAptRepository(repository, [await makeDeb('0.1.0')], key);
    await addToAptRepository(repository, [await makeDeb('0.2.0')], key);
    const update = await apt('apt-get', 'update', '--error-on=any');
    expect(update.status, update.stderr).toBe(0);
    const policy = await apt('apt-cache', 'policy', 'vonglau');
    expect(policy.stdout).toMatch(/Candidate: 0\.2\.0/);
    expect(policy.stdout).toMatch(/0\.1\.0/);
    const back = await apt('apt-get', 'install', '--simulate', 'vonglau=0.1.0');
    expect(back.stdout).toContain('Inst vonglau (0.1.0');
  },
);

test.skipIf(missing.length > 0)('apt refuses the folder once its list was changed', async () => {
  await addToAptRepository(repository, [await makeDeb('0.3.0')], key);
  await appendFile(join(repository, 'Packages'), '\n');
  await rm(join(repository, 'Packages.gz'));
  const update = await apt('apt-get', 'update', '--error-on=any');
  expect(update.status).not.toBe(0);
  expect(update.stderr).toMatch(/size|hash/i);
});

test.skipIf(missing.length > 0)('a key that gpg does not have is named', async () => {
  await expect(addToAptRepository(repository, [], 'nobody@city.invalid')).rejects.toThrow(
    'nobody@city.invalid',
  );
});
