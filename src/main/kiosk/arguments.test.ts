import { expect, test } from 'vitest';
import { parseKioskArguments } from './arguments.ts';

const parse = (line: string) => parseKioskArguments(line.split(' '));

test('the command line of a measured run', () => {
  const line =
    '--cameras c.json --layout 8x8 --displays 1 --headless --seconds 30 --report report.json --screenshots DIR';
  expect(parse(line)).toEqual({
    cameras: 'c.json',
    layout: '8x8',
    displays: 1,
    headless: true,
    operator: false,
    seconds: 30,
    report: 'report.json',
    screenshots: 'DIR',
    screenshotEvery: null,
    data: null,
    lane: null,
    measure: 'never',
    hub: null,
    demoAccount: null,
    verbose: false,
  });
});

test('an operator window unless it is a measured run or not wanted', () => {
  expect(parse('--cameras c')).toMatchObject({ operator: true });
  expect(parse('--cameras c --no-operator')).toMatchObject({ operator: false });
  expect(parse('--cameras c --report r --operator')).toMatchObject({ operator: true });
});

test('the machine is measured at its first start, unless it is a measured run or said otherwise', () => {
  expect(parse('--cameras c')).toMatchObject({ measure: 'first', lane: null });
  expect(parse('--cameras c --report r --measure now --lane ffmpeg')).toMatchObject({
    measure: 'now',
    lane: 'ffmpeg',
  });
  expect(parse('--cameras c --lane auto')).toMatchObject({ lane: null });
});

test('without a cameras file the console keeps its own list', () => {
  expect(parse('--layout 3x3')).toMatchObject({ cameras: null, layout: '3x3', operator: true });
});

test.each([
  ['--cameras c --layout 9x9', 'layout'],
  ['--cameras c --displays 0', 'displays'],
  ['--cameras c --seconds soon', 'seconds'],
  ['--cameras c --lane fast', 'lane'],
  ['--cameras c --measure soon', 'measure'],
  ['--cameras c --wall', 'wall'],
])('%s is refused by name', (line, option) => {
  expect(() => parse(line)).toThrow(option);
});
