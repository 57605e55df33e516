import { expect, test } from 'vitest';
import { parseAppArguments } from './app-arguments.ts';
import { evidenceFilesOf } from './evidence-file.ts';

test('our own options are read and Chromium’s are passed over', () => {
  const args = [
    '--ozone-platform=x11',
    '.',
    '--cameras',
    'c.json',
    '--displays',
    '3',
    '--verbose',
    '--no-sandbox',
  ];
  expect(parseAppArguments(args)).toEqual({
    cameras: 'c.json',
    layout: null,
    displays: 3,
    data: null,
    lane: null,
    hub: null,
    measure: 'first',
    verbose: true,
  });
});

test.each([
  [['--displays', '0'], 'displays'],
  [['--lane', 'tape'], 'lane'],
  [['--cameras'], 'cameras'],
])('%j is refused by name', (args, name) => {
  expect(() => parseAppArguments(args)).toThrow(`--${name}`);
});

test('files for the app are told from switches, folders and others', () => {
  const words = ['/app', '--x=a.vonglau', 'b.VONGLAU', '/e/c.vonglau', 'd.txt', 'vonglau'];
  expect(evidenceFilesOf(words, '/folder')).toEqual(['/folder/b.VONGLAU', '/e/c.vonglau']);
});
