import { expect, test } from 'vitest';
import type { IngestStatus } from '../../shared/media/ingest-status.ts';
import { judgeSound, type SoundKnowledge, silentAfterMs } from './judge-sound.ts';

const receiving: IngestStatus = {
  phase: 'receiving',
  attempt: 1,
  reason: null,
  detail: '',
  everReceived: true,
  sinceMs: 0,
};
const nowMs = 60_000;
const playing: SoundKnowledge = {
  link: 'up',
  ingest: receiving,
  sound: 'decodable',
  decoderFailed: false,
  openedAtMs: nowMs - 10_000,
  arrivedAtMs: nowMs - 40,
  heardAtMs: nowMs - 40,
  nowMs,
};
const judge = (change: Partial<SoundKnowledge>) => judgeSound({ ...playing, ...change });

test('sound that was heard just now plays; a pause is silence only after two seconds', () => {
  expect(judge({})).toBe('playing');
  expect(judge({ heardAtMs: nowMs - silentAfterMs + 1 })).toBe('playing');
  const before = { arrivedAtMs: nowMs - silentAfterMs, heardAtMs: nowMs - silentAfterMs };
  expect(judge(before)).toBe('silent');
});

test('until something was heard it is being opened, but not for ever', () => {
  expect(judge({ heardAtMs: null, openedAtMs: nowMs - 500 })).toBe('opening');
  expect(judge({ heardAtMs: null, arrivedAtMs: null })).toBe('silent');
  expect(judge({ ingest: null })).toBe('opening');
  expect(judge({ ingest: { ...receiving, phase: 'connecting' } })).toBe('opening');
  expect(judge({ sound: 'unknown', heardAtMs: null, openedAtMs: null })).toBe('opening');
  expect(judge({ link: 'connecting', ingest: null })).toBe('opening');
});

test('a picture that has stopped takes nothing away from sound that comes', () => {
  expect(judge({ ingest: { ...receiving, phase: 'silent', reason: 'timeout' } })).toBe('playing');
});

test('what cannot be heard is said: no sound, no decoder, no camera, no core', () => {
  expect(judge({ sound: 'none' })).toBe('no-audio');
  expect(judge({ sound: 'unsupported' })).toBe('unsupported');
  expect(judge({ decoderFailed: true })).toBe('failed');
  expect(judge({ link: 'lost' })).toBe('failed');
});

test('sound that comes and is not heard is a failure here, not silence there', () => {
  expect(judge({ heardAtMs: null })).toBe('failed');
  expect(judge({ heardAtMs: nowMs - 5000 })).toBe('failed');
});

test('a camera that is away is not one without sound', () => {
  const ingest: IngestStatus = { ...receiving, phase: 'waiting', reason: 'unreachable' };
  expect(judge({ sound: 'none', ingest })).toBe('failed');
});
