import type { CapacityFigure, CapacityView } from '../../src/shared/capacity/capacity.ts';

const figure: CapacityFigure = {
  lane: 'webcodecs',
  method: 'browser',
  codec: 'h264',
  width: 640,
  height: 360,
  tileWidth: 240,
  tileHeight: 135,
  msPerPicture: 0.62,
  problem: null,
};
const large = { width: 1920, height: 1080 } as const;
const byFfmpeg = { lane: 'ffmpeg', method: 'software' } as const;

const figures: CapacityFigure[] = [
  figure,
  { ...figure, ...large, msPerPicture: 5.9 },
  { ...figure, codec: 'hevc', msPerPicture: null, problem: 'the browser does not decode it' },
  { ...figure, ...byFfmpeg, msPerPicture: 0.81 },
  { ...figure, ...byFfmpeg, ...large, msPerPicture: 3.7 },
  { ...figure, ...byFfmpeg, codec: 'hevc', msPerPicture: 1.24 },
  { ...figure, ...byFfmpeg, codec: 'mjpeg', msPerPicture: 1.05 },
  { ...figure, ...byFfmpeg, codec: 'mpeg4', msPerPicture: 0.7 },
];

/** A machine of two cores without a graphics card, measured five minutes before, with some room left. */
export function measuredCapacity(nowMs: number, change: Partial<CapacityView> = {}): CapacityView {
  return {
    state: 'measured',
    progress: 1,
    measuredAtMs: nowMs - 300_000,
    fault: null,
    machine: {
      cpu: 'Intel(R) Xeon(R) CPU @ 2.20GHz',
      cores: 2,
      memoryMb: 7_951,
      platform: 'linux x64',
      ffmpeg: '5.1.9-0+deb12u1',
      graphics: '',
    },
    methods: [
      { method: 'cuda', works: false, detail: 'Cannot load libcuda.so.1' },
      { method: 'vaapi', works: false, detail: 'No VA display found for any default device' },
    ],
    figures,
    room: { sub: 41, main: 6, usedPercent: 38 },
    low: { 'small-tile': 3 },
    decisions: [],
    ...change,
  };
}

/** The same machine just set up: guesses only. */
export function unmeasuredCapacity(nowMs: number): CapacityView {
  return measuredCapacity(nowMs, {
    state: 'unmeasured',
    progress: 0,
    measuredAtMs: null,
    methods: [],
    figures: [],
    room: { sub: 12, main: 1, usedPercent: 60 },
  });
}

/** The same machine being measured anew. */
export function measuringCapacity(nowMs: number, progress = 0.4): CapacityView {
  return measuredCapacity(nowMs, { state: 'measuring', progress });
}

/** A machine with a graphics card that is asked for more than it can: tiles are low, and the governor has been at work. */
export function overloadedCapacity(nowMs: number): CapacityView {
  const { machine, figures: usual } = measuredCapacity(nowMs);
  return measuredCapacity(nowMs, {
    machine: { ...machine, cores: 8, memoryMb: 32_100, graphics: 'Intel UHD Graphics 770 (iHD 23.1.1)' },
    methods: [
      { method: 'vaapi', works: true, detail: 'Intel iHD driver 23.1.1' },
      { method: 'cuda', works: false, detail: 'Cannot load libcuda.so.1' },
    ],
    figures: [...usual, { ...figure, ...large, lane: 'ffmpeg', method: 'vaapi', msPerPicture: 0.9 }],
    room: { sub: 0, main: 0, usedPercent: 112 },
    low: { 'small-tile': 9, cpu: 4, network: 1, 'half-rate': 3, 'keyframes-only': 2 },
    decisions: [
      { atMs: nowMs - 4_000, cameraId: 'cam-7', act: 'to-keyframes', reason: 'keyframes-only' },
      { atMs: nowMs - 4_000, cameraId: 'cam-8', act: 'to-half', reason: 'half-rate' },
      { atMs: nowMs - 9_000, cameraId: 'cam-5', act: 'to-sub', reason: 'cpu' },
      { atMs: nowMs - 21_000, cameraId: 'cam-2', act: 'to-main', reason: null },
      { atMs: nowMs - 95_000, cameraId: 'cam-3', act: 'to-ffmpeg', reason: null },
    ],
  });
}
