import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineReader } from './line-reader.ts';

function linesOf(chunks: readonly Uint8Array[]): string[] {
  const lines: string[] = [];
  const reader = new LineReader((line) => lines.push(line));
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return lines;
}

const bytes = (text: string) => new TextEncoder().encode(text);

test('ends lines at \\n, \\r and both, and leaves empty ones out', () => {
  expect(linesOf([bytes('frame=1\rframe=2\r\nerror\n\nend')])).toEqual([
    'frame=1',
    'frame=2',
    'error',
    'end',
  ]);
});

test('reads alike however the bytes are cut, letters of several bytes too', () => {
  const whole = bytes('máy quay số một\rhỏng\nđã nối lại\n');
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(whole.length), (first, second) => {
      const [from, to] = [Math.min(first, second), Math.max(first, second)];
      const chunks = [whole.subarray(0, from), whole.subarray(from, to), whole.subarray(to)];
      expect(linesOf(chunks)).toEqual(['máy quay số một', 'hỏng', 'đã nối lại']);
    }),
  );
});

test('cuts a line without end instead of holding it', () => {
  const lines = linesOf(Array.from({ length: 100 }, () => bytes('x'.repeat(1000))));
  expect(lines.map((line) => line.length)).toEqual([2000]);
});
