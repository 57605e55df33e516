import { expect, test } from 'vitest';
import { oneTimePassword, readableCode } from './one-time-password.ts';
import { passwordWeakness } from './password-rules.ts';

test.each([
  ['Abc-123', 'too-short'],
  ['Ab-1😀😀😀', 'too-short'],
  ['abcdefg-1', 'needs-four-kinds'],
  ['ABCDEFG-1', 'needs-four-kinds'],
  ['Abcdefg-h', 'needs-four-kinds'],
  ['Abcdefgh1', 'needs-four-kinds'],
  ['Bảnvẽ123', 'needs-four-kinds'],
  ['xNguyen.An-1', 'contains-account'],
  [`Aa-1${'x'.repeat(197)}`, 'too-long'],
  ['Abcdef-1', null],
  ['Mật khẩu 1', null],
])('%s: %s', (password, weakness) => {
  expect(passwordWeakness(password, 'nguyen.an')).toBe(weakness);
});

test('a one-time password satisfies the rules and has no letter that is mistaken for another', () => {
  for (let count = 0; count < 500; count += 1) {
    const password = oneTimePassword();
    expect(passwordWeakness(password, 'quantri')).toBeNull();
    expect(password).toMatch(/^[^IOLiol01-]{4}(-[^IOLiol01-]{4}){2}$/);
  }
});

test('codes are not the same twice', () => {
  expect(new Set(Array.from({ length: 1000 }, () => readableCode(4))).size).toBe(1000);
});
