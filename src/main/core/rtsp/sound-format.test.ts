import { describe, expect, test } from 'vitest';
import { soundFormat } from './sound-format.ts';

const hbr = new Map([
  ['mode', 'AAC-hbr'],
  ['sizelength', '13'],
  ['indexlength', '3'],
  ['indexdeltalength', '3'],
  ['config', '1408'],
]);
const packet = (payload: readonly number[]) => ({
  marker: true,
  payloadType: 97,
  sequence: 1,
  timestamp: 0,
  source: 1,
  payload: Uint8Array.from(payload),
});

test('G.711 comes as it is', () => {
  expect(soundFormat('pcma', new Map())?.unpack(packet([1, 2, 3]))).toEqual([
    { bytes: Uint8Array.of(1, 2, 3), ticks: 0 },
  ]);
});

describe('AAC', () => {
  test('several units of one packet come one after the other, 1024 samples apart', () => {
    const units = soundFormat('MPEG4-GENERIC', hbr)?.unpack(packet([0, 32, 0, 16, 0, 24, 1, 2, 3, 4, 5]));
    expect(units).toEqual([
      { bytes: Uint8Array.of(1, 2), ticks: 0 },
      { bytes: Uint8Array.of(3, 4, 5), ticks: 1024 },
    ]);
  });

  test('a unit in pieces is left to ffmpeg', () => {
    expect(() => soundFormat('mpeg4-generic', hbr)?.unpack(packet([0, 16, 0, 160, 1, 2]))).toThrow(
      expect.objectContaining({ name: 'LeftToFfmpeg' }),
    );
  });

  test('so is another way of packing, or one that says nothing of itself', () => {
    expect(soundFormat('mpeg4-generic', new Map([...hbr, ['mode', 'AAC-lbr']]))).toBeNull();
    expect(soundFormat('mpeg4-generic', new Map([...hbr, ['config', '']]))).toBeNull();
    expect(soundFormat('opus', new Map())).toBeNull();
  });
});
