import { expect, test } from 'vitest';
import { AccountPolicy } from './account-policy.ts';
import { hashPassword, isCheaper, verifyPassword } from './password-hash.ts';

const cost = { hashMemoryKib: 64, hashPasses: 1 };

test('a password is known again by its hash, and no other one is', async () => {
  const hash = await hashPassword('Mật khẩu 1', cost);
  expect(await verifyPassword('Mật khẩu 1', hash)).toBe(true);
  expect(await verifyPassword('Mật khẩu 2', hash)).toBe(false);
  expect(await hashPassword('Mật khẩu 1', cost)).not.toBe(hash);
});

test('keyboards that write a letter in two ways give one password', async () => {
  const hash = await hashPassword('Mật khẩu 1'.normalize('NFD'), cost);
  expect(await verifyPassword('Mật khẩu 1'.normalize('NFC'), hash)).toBe(true);
});

test('the hash is a PHC string that says its own cost, by default what OWASP asks for', async () => {
  const hash = await hashPassword('a', AccountPolicy.parse({}));
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
});

// RFC 9106's own vector needs a secret and associated data, which PHC strings have no place for; this one is from the reference implementation's tests.
test('hashes of other programs are read', async () => {
  const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await verifyPassword('password', hash)).toBe(true);
});

test.each(['', 'x', '$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAA', '$argon2id$v=19$m=64,t=1,p=1$$'])(
  'what is no hash is nobody’s password: %s',
  async (hash) => {
    expect(await verifyPassword('', hash)).toBe(false);
  },
);

test('a hash that was made cheaper than today, in memory or in passes, is known as such', async () => {
  const hash = await hashPassword('a', { hashMemoryKib: 128, hashPasses: 2 });
  expect(isCheaper(hash, { hashMemoryKib: 256, hashPasses: 2 })).toBe(true);
  expect(isCheaper(hash, { hashMemoryKib: 128, hashPasses: 3 })).toBe(true);
  expect(isCheaper(hash, { hashMemoryKib: 128, hashPasses: 2 })).toBe(false);
  expect(isCheaper(hash, { hashMemoryKib: 64, hashPasses: 1 })).toBe(false);
});
