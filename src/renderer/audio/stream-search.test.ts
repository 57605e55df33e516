import { expect, test } from 'vitest';
import type { IngestStatus } from '../../shared/media/ingest-status.ts';
import { StreamSearch } from './stream-search.ts';

const status = (phase: IngestStatus['phase']): IngestStatus => ({
  phase,
  attempt: 1,
  reason: null,
  detail: '',
  everReceived: false,
  sinceMs: 0,
});

test('a substream with sound is stayed with, also when it loses it', () => {
  const search = new StreamSearch('sub');
  expect(search.afterSound(true)).toBeNull();
  expect(search.afterStatus(status('waiting'))).toBeNull();
  expect(search.afterSound(false)).toBeNull();
});

test('a mute substream leads to the main stream, which is stayed with when it has sound, also after it was away', () => {
  const search = new StreamSearch('sub');
  expect(search.afterSound(false)).toBe('main');
  expect(search.afterStatus(status('connecting'))).toBeNull();
  expect(search.afterSound(true)).toBeNull();
  expect(search.afterStatus(status('waiting'))).toBeNull();
});

test('a main stream that is mute too, or cannot be had, leads back, and there it ends', () => {
  const mute = new StreamSearch('sub');
  mute.afterSound(false);
  expect(mute.afterSound(false)).toBe('sub');
  expect(mute.afterSound(false)).toBeNull();
  const away = new StreamSearch('sub');
  away.afterSound(false);
  expect(away.afterStatus(status('waiting'))).toBe('sub');
  expect(away.afterSound(false)).toBeNull();
});

test('a mute main stream is not searched any further', () => {
  expect(new StreamSearch('main').afterSound(false)).toBeNull();
});
