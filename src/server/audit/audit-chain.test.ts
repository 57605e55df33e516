import { expect, test } from 'vitest';
import { entryHash, genesisHash } from './audit-chain.ts';
import { canonicalJson } from './canonical-json.ts';

/** As the verifiers of other programs must make them: fixed for ever, or logs of older hubs are no longer intact. */
test('hashes are those that logs of today hold', () => {
  const facts = {
    seq: 7,
    atMs: 1_700_000_000_000,
    what: 'command.unit.put',
    personId: 'người-1',
    consoleId: null,
    cameraId: 'cam-0001',
    outcome: 'done' as const,
    detail: '{"a":1}',
  };
  expect(genesisHash('hub')).toBe('409e715963a5ab597573ec5df5a70cf27a9fccc7d7ccc890b69da45df8bcb0e1');
  expect(entryHash(genesisHash('hub'), facts)).toBe(
    '8c60b718f30babf3610fb35ec477046eee182795b541d471748b69f48d5894b6',
  );
});

test('canonical JSON sorts names at every depth, keeps the order of lists, and leaves out what is undefined', () => {
  const value = { b: [{ d: 1, c: [2, 'é'] }], a: null, Z: { y: undefined, x: true }, 10: 'n', 9: 'm' };
  expect(canonicalJson(value)).toBe('{"9":"m","10":"n","Z":{"x":true},"a":null,"b":[{"c":[2,"é"],"d":1}]}');
  expect(canonicalJson(JSON.parse('{"__proto__":{"b":1,"a":2}}'))).toBe('{"__proto__":{"a":2,"b":1}}');
});
