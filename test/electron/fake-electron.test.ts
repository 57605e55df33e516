import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importsOf } from '../house/imports-of.ts';
import { declared } from './electron-declarations.ts';
import { createFakeElectron, FakeChild, FakeContents } from './fake-electron.ts';
import { FakeEmitter } from './fake-emitter.ts';

const { module } = createFakeElectron();
const window = new module.BrowserWindow({});

/** Each fake beside the class or interface of electron.d.ts that it stands for. */
const stands: readonly (readonly [string, object])[] = [
  ['App', module.app],
  ['CommandLine', module.app.commandLine],
  ['BrowserWindow', window],
  ['WebContents', new FakeContents()],
  ['Dialog', module.dialog],
  ['IpcMain', module.ipcMain],
  ['Menu', module.Menu],
  ['PowerMonitor', module.powerMonitor],
  ['PowerSaveBlocker', module.powerSaveBlocker],
  ['Protocol', module.protocol],
  ['SafeStorage', module.safeStorage],
  ['Screen', module.screen],
  ['Session', module.session.defaultSession],
  ['WebRequest', module.session.defaultSession.webRequest],
  ['UtilityProcess', new FakeChild('', [], {})],
];

/** Members that a test reads or uses; they are no part of what the fake pretends. */
const forTests = new Set([
  ...Object.getOwnPropertyNames(new FakeEmitter('App')),
  ...[
    'args',
    'crashes',
    'destroyed',
    'entry',
    'fire',
    'fireBare',
    'hasMenu',
    'killed',
    'onPosted',
    'openHandler',
  ],
  ...['options', 'waiting', 'listener', 'deliver', 'shown', 'url', 'check', 'constructor'],
]);

function membersOf(fake: object): string[] {
  const names: string[] = [];
  for (
    let level: object | null = fake;
    level && level !== Object.prototype;
    level = Object.getPrototypeOf(level)
  )
    names.push(...Object.getOwnPropertyNames(level));
  return [...new Set(names)].filter((name) => !forTests.has(name));
}

test.each(stands)('the fake of %s has nothing that electron.d.ts does not', (name, fake) => {
  const inherited = ['on', 'once'];
  const { members } = declared(name);
  const own = membersOf(fake);
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter((member) => !members.has(member) && !inherited.includes(member))).toEqual([]);
});

test('an event that Electron does not have can neither be heard nor fired', () => {
  const contents = new FakeContents();
  expect(() => contents.on('render-process-gone', () => undefined)).not.toThrow();
  expect(() => contents.on('render-process-died', () => undefined)).toThrow('no event');
  expect(() => contents.fire('will-go')).toThrow('no event');
});

test('every name that the host takes from Electron has a fake', () => {
  const sources = readdirSync('src/main/electron').filter((name) => /(?<!\.test)\.ts$/.test(name));
  const taken = sources.flatMap((name) => {
    const source = readFileSync(`src/main/electron/${name}`, 'utf8');
    const uses = importsOf(name, source).some(
      ({ specifier, typeOnly }) => specifier === 'electron' && !typeOnly,
    );
    const names = /import \{([^}]*)\} from 'electron'/.exec(source)?.[1] ?? '';
    return uses ? names.split(',').map((word) => word.trim()) : [];
  });
  const values = taken.filter((word) => word !== '' && !word.startsWith('type '));
  expect(values.length).toBeGreaterThan(8);
  const missing = values.filter((word) => !(word in module) && /^[a-z]/.test(word));
  expect(missing).toEqual([]);
});
