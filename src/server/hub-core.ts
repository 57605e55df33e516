import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DisposableStore } from '../shared/base/disposable.ts';
import { AccountBook } from './accounts/account-book.ts';
import type { AccountPolicy } from './accounts/account-policy.ts';
import { Accounts } from './accounts/accounts.ts';
import { PasswordChange } from './accounts/password-change.ts';
import { Passwords } from './accounts/passwords.ts';
import { restoreLock } from './accounts/restore-lock.ts';
import { ShownOnce } from './accounts/shown-once.ts';
import { SignInLock } from './accounts/sign-in-lock.ts';
import { AuditSealer } from './audit/audit-sealer.ts';
import { CameraIndex } from './catalogue/camera-index.ts';
import { defaultDuplicateRule } from './catalogue/find-duplicates.ts';
import { openHubKeys } from './catalogue/hub-keys.ts';
import type { Catalogue } from './catalogue/put-camera.ts';
import { AccessClock } from './city/access-clock.ts';
import { loadCity } from './city/load-city.ts';
import { VisibleCameras } from './city/visible-cameras.ts';
import { CommandQueue } from './command/command-queue.ts';
import { ConsoleBook } from './consoles/console-book.ts';
import { seedDemo } from './demo/seed-demo.ts';
import type { HubOptions } from './hub-options.ts';
import { openSigningKey } from './keys/signing-key.ts';
import { logError } from './log/log-error.ts';
import { SessionBook } from './sessions/session-book.ts';
import { openStore } from './storage/open-store.ts';
import type { Store } from './storage/store.ts';
import { CameraVersions } from './topics/camera-versions.ts';
import { TopicBoard } from './topics/topic-board.ts';

/** Where the hub's key files are; they belong into a backup of their own. */
export const keyFiles = { secrets: 'secrets.key', signing: 'signing.key' } as const;

/** The hub's inside: the database and its one writer, and what is held in memory of it. Throws what the store and the keys throw, with all closed again. */
export async function openHubCore(options: HubOptions) {
  const { dataDirectory, databaseUrl, demo, log } = options;
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const place = databaseUrl === null ? { dataDirectory } : { databaseUrl };
  const store = await openStore(place, {
    kind: demo ? 'demo' : 'ordinary',
    onTrouble: (message) => log.warn('database.trouble', { message }),
  });
  try {
    return await readCore(store, options);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function readCore(store: Store, { dataDirectory, demo, settings, log, now = Date.now }: HubOptions) {
  const signing = openSigningKey(join(dataDirectory, keyFiles.signing));
  const keys = openHubKeys(join(dataDirectory, keyFiles.secrets));
  if (demo) await seedDemo(store, { ...demo, keys, nowMs: now() });

  const held = new DisposableStore();
  const queue = new CommandQueue({ store, log, now });
  const city = await loadCity(store.reader);
  const visible = held.add(new VisibleCameras(city));
  const clock = held.add(new AccessClock(city, now));
  const versions = held.add(await CameraVersions.open({ store, city, queue }));
  const board = held.add(await TopicBoard.open({ store, queue, city, visible, log, now }));
  const index = held.add(new CameraIndex(city));
  const catalogue: Catalogue = {
    keys,
    index,
    duplicateRule: defaultDuplicateRule,
  };
  const sealer = await AuditSealer.open({ store, queue, privateKey: signing.privateKey, log });

  const people = await readPeople(store, settings.accounts, now);

  return {
    store,
    signing,
    keys,
    queue,
    city,
    visible,
    clock,
    versions,
    board,
    catalogue,
    sealer,
    ...people,
    now,
    log,
    /** Seals the log, finishes what is in hand, closes the database; what fails of it is logged and keeps nothing else open. */
    async close() {
      await sealer.close().catch((error: unknown) => logError(log, 'audit.not-sealed', error));
      await queue.close();
      held.dispose();
      await store.close();
    },
  };
}

/** Consoles, sessions and accounts as they are on disk. */
async function readPeople({ reader }: Store, policy: AccountPolicy, now: () => number) {
  const consoles = new ConsoleBook();
  await consoles.load(reader);
  const sessions = new SessionBook();
  await sessions.load(reader, now());
  const book = new AccountBook();
  await book.load(reader);
  const passwords = await Passwords.open(policy);
  const accounts = new Accounts({ policy, passwords, book, shownOnce: new ShownOnce(), now });
  const lock = new SignInLock(policy);
  await restoreLock(lock, { db: reader, policy, nowMs: now() });
  return { consoles, sessions, accounts, lock, changes: new PasswordChange(accounts, lock) };
}

export type HubCore = Awaited<ReturnType<typeof openHubCore>>;
