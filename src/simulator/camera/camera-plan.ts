import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { CameraOverride, CityOptions, Login, SimAudio, SimCodec, Size } from '../city-options.ts';
import type { SoundSource } from '../live/sound-of.ts';

/** One camera with every question answered. */
export interface CameraPlan {
  readonly number: number;
  readonly codecs: Readonly<Record<StreamRole, SimCodec>>;
  readonly fps: number;
  readonly gopSeconds: number;
  readonly bFrames: number;
  readonly loopSeconds: number;
  readonly audio: SimAudio | null;
  readonly hears: SoundSource;
  readonly mainSoundOnly: boolean;
  readonly auth: Login | null;
  readonly sizes: Readonly<Record<StreamRole, Size>>;
  readonly audioOnly: boolean;
  readonly noSub: boolean;
  readonly ownPort: boolean;
}

const defaultSizes = { main: { width: 1280, height: 720 }, sub: { width: 640, height: 360 } } as const;

/** The city's cameras from number 1 on: every 11th H.265, every 13th MJPEG, every 4th with sound, unless the options say otherwise. */
export function planCameras(options: CityOptions): CameraPlan[] {
  const overrides = new Map(options.overrides.map((override) => [override.number, override]));
  return Array.from({ length: options.cameras }, (_, index) =>
    planCamera(index + 1, options, overrides.get(index + 1)),
  );
}

function planCamera(number: number, options: CityOptions, override?: CameraOverride): CameraPlan {
  const codec = override?.codec ?? usualCodec(number, options.h264Only);
  const audio = override?.audio === undefined ? (number % 4 === 0 ? 'pcma' : null) : override.audio;
  return {
    number,
    codecs: { main: codec, sub: override?.subCodec ?? codec },
    fps: override?.fps ?? 25,
    gopSeconds: override?.gopSeconds ?? 2,
    bFrames: override?.bFrames ?? 0,
    loopSeconds: override?.loopSeconds ?? options.loopSeconds,
    audio: override?.audioOnly ? (audio ?? 'pcma') : audio,
    hears: override?.toneHz ?? 'street',
    mainSoundOnly: override?.mainSoundOnly ?? false,
    auth: override?.auth === undefined ? options.auth : override.auth,
    sizes: {
      main: override?.sizes?.main ?? defaultSizes.main,
      sub: override?.sizes?.sub ?? defaultSizes.sub,
    },
    audioOnly: override?.audioOnly ?? false,
    noSub: override?.noSub ?? false,
    ownPort: override?.ownPort ?? false,
  };
}

function usualCodec(number: number, h264Only: boolean): SimCodec {
  if (h264Only) return 'h264';
  if (number % 11 === 0) return 'hevc';
  return number % 13 === 0 ? 'mjpeg' : 'h264';
}
