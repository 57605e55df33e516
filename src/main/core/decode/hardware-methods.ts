import type { StreamConfig } from '../../../shared/media/media-message.ts';

/** What a hardware method is asked to do. `width` and `height` are expressions of ffmpeg's scalers, which may name `iw` and `ih`. */
export interface ScaleExpressions {
  readonly width: string;
  readonly height: string;
}

/** One hardware method of ffmpeg (ffmpeg -hwaccels): how pictures are decoded on it, made small on it, and only then brought into memory. */
export interface HardwareRow {
  readonly platforms: readonly NodeJS.Platform[];
  /** Options before `-i`. The output format is named, so that ffmpeg cannot fall back to software without a word: the filters refuse its pictures. */
  readonly input: readonly string[];
  /** Decoders to be named where ffmpeg's own do not have the method; a codec that is missing in it is not decoded by the method. */
  readonly decoders?: Readonly<Partial<Record<StreamConfig['codec'], string>>>;
  /** Scales on the graphics card where it can, then downloads: a whole 4K picture through the bus eats what the card saved. */
  readonly filters: (size: ScaleExpressions) => readonly string[];
  /** `untested`: written by the book, never run by those who wrote it. */
  readonly tried: 'tested' | 'untested';
}

export type HardwareMethodName = 'cuda' | 'vaapi' | 'qsv' | 'vulkan' | 'd3d11va' | 'videotoolbox';

/** Cards hand out NV12; 10-bit H.265 comes as P010 where the scaler could not convert it. */
const download = ['hwdownload', 'format=pix_fmts=nv12|p010le'];

/** The methods, in the order in which they are worth trying. */
export const hardwareMethods: Readonly<Record<HardwareMethodName, HardwareRow>> = {
  // NVIDIA (NVDEC). The extra frames are those that the filters hold while the decoder goes on.
  cuda: {
    platforms: ['linux', 'win32'],
    input: ['-hwaccel', 'cuda', '-hwaccel_output_format', 'cuda', '-extra_hw_frames', '4'],
    filters: ({ width, height }) => [`scale_cuda=w='${width}':h='${height}':format=nv12`, ...download],
    tried: 'untested',
  },
  // Intel and AMD on Linux. The first render node; a second card has another.
  vaapi: {
    platforms: ['linux'],
    input: [
      '-hwaccel',
      'vaapi',
      '-hwaccel_device',
      '/dev/dri/renderD128',
      '-hwaccel_output_format',
      'vaapi',
      '-extra_hw_frames',
      '4',
    ],
    filters: ({ width, height }) => [`scale_vaapi=w='${width}':h='${height}':format=nv12`, ...download],
    tried: 'untested',
  },
  // Intel Quick Sync. It has decoders of its own; -async_depth 1: nothing is held back for speed.
  qsv: {
    platforms: ['linux', 'win32'],
    input: ['-hwaccel', 'qsv', '-hwaccel_output_format', 'qsv', '-extra_hw_frames', '4', '-async_depth', '1'],
    decoders: { h264: 'h264_qsv', hevc: 'hevc_qsv', mjpeg: 'mjpeg_qsv' },
    filters: ({ width, height }) => [`scale_qsv=w='${width}':h='${height}':format=nv12`, ...download],
    tried: 'untested',
  },
  // Windows, any card. Builds before 7.1 have no scaler for it, so the picture is downloaded whole: worth it for H.265 only.
  d3d11va: {
    platforms: ['win32'],
    input: ['-hwaccel', 'd3d11va', '-hwaccel_output_format', 'd3d11', '-extra_hw_frames', '4'],
    filters: () => download,
    tried: 'untested',
  },
  // macOS. scale_vt is in builds from 6.1 on.
  videotoolbox: {
    platforms: ['darwin'],
    input: ['-hwaccel', 'videotoolbox', '-hwaccel_output_format', 'videotoolbox_vld'],
    filters: ({ width, height }) => [`scale_vt=w='${width}':h='${height}'`, ...download],
    tried: 'untested',
  },
  // Any card with Vulkan video; ffmpeg decodes with it from 6.1 on.
  vulkan: {
    platforms: ['linux', 'win32'],
    input: ['-hwaccel', 'vulkan', '-hwaccel_output_format', 'vulkan', '-extra_hw_frames', '4'],
    filters: ({ width, height }) => [`scale_vulkan=w='${width}':h='${height}':format=nv12`, ...download],
    tried: 'untested',
  },
};

/** The methods that a platform may have, best first. */
export function hardwareMethodsOf(platform: NodeJS.Platform): HardwareMethodName[] {
  return (Object.keys(hardwareMethods) as HardwareMethodName[]).filter((name) =>
    hardwareMethods[name].platforms.includes(platform),
  );
}
