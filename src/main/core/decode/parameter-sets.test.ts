import { expect, test } from 'vitest';
import { parameterSet } from './parameter-sets.ts';

const h264 = [
  0, 0, 0, 1, 0x09, 0x10, 0, 0, 0, 1, 0x67, 0x42, 0, 0x1f, 0xaa, 0, 0, 0, 1, 0x68, 0xce, 0, 0, 1, 0x65, 0x88,
];

test('the sequence parameter set of H.264, without its startcodes', () => {
  expect([...(parameterSet('h264', Uint8Array.from(h264)) ?? [])]).toEqual([0x67, 0x42, 0, 0x1f, 0xaa]);
});

test('the sequence parameter set of H.265, also as the last unit', () => {
  const packet = [0, 0, 0, 1, 0x40, 1, 7, 0, 0, 1, 0x42, 1, 9, 8];
  expect([...(parameterSet('hevc', Uint8Array.from(packet)) ?? [])]).toEqual([0x42, 1, 9, 8]);
});

test('the video object layer of MPEG-4', () => {
  const packet = [0, 0, 1, 0xb0, 1, 0, 0, 1, 0x20, 0xc8, 0x88, 0, 0, 1, 0xb6, 0x10];
  expect([...(parameterSet('mpeg4', Uint8Array.from(packet)) ?? [])]).toEqual([0x20, 0xc8, 0x88]);
});

test('the frame header of a JPEG, after its tables', () => {
  const tables = [0xff, 0xdb, 0, 4, 1, 2];
  const frame = [0xff, 0xc0, 0, 8, 8, 0, 90, 0, 160, 3];
  const jpeg = [0xff, 0xd8, ...tables, ...frame, 0xff, 0xda, 0, 2, 1, 2, 3];
  expect([...(parameterSet('mjpeg', Uint8Array.from(jpeg)) ?? [])]).toEqual(frame);
});

test('a packet without any says nothing', () => {
  for (const codec of ['h264', 'hevc', 'mpeg4', 'mjpeg', 'other'] as const) {
    expect(parameterSet(codec, Uint8Array.of(0, 0, 1, 0x01, 5, 6))).toBeNull();
    expect(parameterSet(codec, new Uint8Array(0))).toBeNull();
    expect(parameterSet(codec, Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 2))).toBeNull();
  }
});
