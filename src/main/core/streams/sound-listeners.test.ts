import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startTestCity } from '../../../../test/support/city-for-tests.ts';
import { quickFfmpeg } from '../../../../test/support/quick-ffmpeg.ts';
import { recordingViewer } from '../../../../test/support/recording-viewer.ts';
import { parseCamerasFile } from '../../../shared/camera/cameras-file.ts';
import type { IngestStatus } from '../../../shared/media/ingest-status.ts';
import type { SoundConfig } from '../../../shared/media/sound-config.ts';
import type { City } from '../../../simulator/city.ts';
import { createLogger } from '../log/logger.ts';
import type { Packet } from './packet.ts';
import { createStreamDirectory, type StreamDirectoryControl } from './stream-directory.ts';

const lingerMs = 200;
const sizes = { sub: { width: 160, height: 96 } };
let city: City;
let directory: StreamDirectoryControl;
const leaving: (() => void)[] = [];

beforeAll(async () => {
  city = await startTestCity({
    cameras: 4,
    overrides: [
      { number: 1, audio: 'pcma', sizes },
      { number: 2, audio: 'aac', sizes },
      { number: 3, audio: null, sizes },
      { number: 4, audio: 'g726', sizes },
    ],
  });
  directory = createStreamDirectory({
    ffmpeg: quickFfmpeg,
    logger: createLogger(() => undefined),
    lingerMs,
  });
  directory.setCameras(parseCamerasFile(city.camerasJson()).cameras);
});
afterEach(async () => {
  for (const leave of leaving.splice(0)) leave();
  await until(() => expect(directory.stats().every(({ phase }) => phase === 'idle')).toBe(true));
});
afterAll(async () => {
  await directory.dispose();
  await city.dispose();
});

const until = (condition: () => void) => vi.waitFor(condition, { timeout: 20_000, interval: 20 });

function streamOf(number: number) {
  const stream = directory.stream(`cam-000${number}`, 'sub');
  if (!stream) throw new Error(`no camera ${number}`);
  return stream;
}

function listen(number: number) {
  const statuses: IngestStatus[] = [];
  const sounds: { generation: number; config: SoundConfig | null; extradata: Uint8Array }[] = [];
  const packets: { generation: number; packet: Packet }[] = [];
  const joined = streamOf(number).listen({
    onStatus: (status) => void statuses.push(status),
    onSound: (generation, config, extradata) => void sounds.push({ generation, config, extradata }),
    onPacket: (generation, packet) => void packets.push({ generation, packet }),
  });
  const leave = () => joined.dispose();
  leaving.push(leave);
  return { statuses, sounds, packets, leave };
}

function watch(number: number) {
  const seen = recordingViewer();
  const joined = streamOf(number).join(seen.viewer);
  leaving.push(() => joined.dispose());
  return seen;
}

test('a listener gets the sound alone: what it is, then every packet as it comes', async () => {
  const heard = listen(1);
  await until(() => expect(heard.packets.length).toBeGreaterThan(20));
  const config = { codec: 'pcm_alaw', fourcc: '0x0006', sampleRateHz: 8000, channels: 1 };
  expect(heard.sounds).toMatchObject([{ generation: 1, config }]);
  for (const { generation, packet } of heard.packets) {
    expect(generation).toBe(1);
    // 40 ms of G.711.
    expect(packet).toMatchObject({ keyframe: true, payload: { byteLength: 320 } });
  }
  expect(heard.statuses.at(-1)?.phase).toBe('receiving');
});

test('AAC comes with its AudioSpecificConfig', async () => {
  const heard = listen(2);
  await until(() => expect(heard.packets.length).toBeGreaterThan(5));
  expect(heard.sounds[0]?.config).toMatchObject({ codec: 'aac', sampleRateHz: 16_000, channels: 1 });
  expect([...(heard.sounds[0]?.extradata ?? [])]).toEqual([0x14, 0x08]);
});

test('viewers and listeners share one connection, and neither gets what is the other’s', async () => {
  const seen = watch(1);
  await until(() => expect(seen.packets.length).toBeGreaterThan(10));
  const heard = listen(1);
  expect(heard.sounds).toHaveLength(1);
  expect(heard.packets).toEqual([]);
  await until(() => expect(heard.packets.length).toBeGreaterThan(20));
  expect(city.camera(1).connections).toBe(1);
  expect(seen.packets.some(({ packet }) => packet.payload.byteLength === 320)).toBe(false);
  expect(heard.packets.every(({ packet }) => packet.payload.byteLength === 320)).toBe(true);
  const { length } = heard.packets;
  heard.leave();
  const before = seen.packets.length;
  await until(() => expect(seen.packets.length).toBeGreaterThan(before + 25));
  expect(heard.packets).toHaveLength(length);
});

test('a stream that is only listened to is not watched, lives as long as its listener and a little longer', async () => {
  const heard = listen(1);
  expect(streamOf(1).watched).toBe(false);
  await until(() => expect(heard.packets.length).toBeGreaterThan(0));
  const seen = watch(1);
  expect(streamOf(1).watched).toBe(true);
  leaving.pop()?.();
  await until(() => expect(heard.packets.length).toBeGreaterThan(30));
  expect(seen.story()).toEqual(['receiving']);
  heard.leave();
  await until(() => expect(city.camera(1).connections).toBe(0));
});

test('a camera without sound says so', async () => {
  const heard = listen(3);
  await until(() => expect(heard.sounds).toMatchObject([{ config: null }]));
});

test('sound that the pull cannot carry is told, and the pictures come', async () => {
  const seen = watch(4);
  const heard = listen(4);
  await until(() => expect(heard.sounds).toMatchObject([{ config: { codec: 'uncarried' } }]));
  await until(() => expect(seen.packets.length).toBeGreaterThan(10));
  expect(seen.story()).not.toContain('waiting unsupported-codec');
  expect(heard.packets).toEqual([]);
});

test('sound that stops does not make the stream silent: that is judged by its pictures', async () => {
  const heard = listen(1);
  await until(() => expect(heard.packets.length).toBeGreaterThan(0));
  await city.camera(1).setFault({ kind: 'no-sound' });
  const seen = watch(1);
  const { length } = seen.packets;
  await until(() => expect(seen.packets.length).toBeGreaterThan(length + 100));
  await city.camera(1).setFault(null);
  expect(heard.statuses.map(({ phase }) => phase)).toEqual(['connecting', 'receiving']);
});
