import { expect, test } from 'vitest';
import { auditCsvLine } from './audit-csv.ts';

const entry = {
  seq: 1,
  atMs: 0,
  what: 'x',
  personId: null,
  consoleId: null,
  cameraId: null,
  outcome: 'done' as const,
  detail: '{"a":"b"}',
  prev: 'aa',
  hash: 'bb',
};

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('the cell %j is no formula', (personId) => {
  const line = auditCsvLine({ ...entry, personId });
  expect(line.split('x,')[1]?.replace('"', '')).toMatch(/^'/);
});

test('quotes, commas and line ends stay within their cell', () => {
  expect(auditCsvLine({ ...entry, personId: 'a"b,c\nd' })).toContain('"a""b,c\nd"');
  expect(auditCsvLine(entry)).toBe('1,1970-01-01T00:00:00.000Z,x,,,,done,"{""a"":""b""}",aa,bb\r\n');
});
