import type { CallInput } from '../../shared/contract/calls.ts';

type Ability = CallInput<'feeds.abilities'>['codecs'][number];

/** Usual streams of cameras: High at level 4.0, and Main at level 4.0 of H.265. */
const samples = [
  { codec: 'h264', name: 'avc1.640028' },
  { codec: 'hevc', name: 'hev1.1.6.L120.B0' },
] as const;

/** What this browser decodes, and what of it in hardware. MPEG-4 Part 2 it never does. */
export async function codecAbilities(): Promise<Ability[]> {
  const video = samples.map(async ({ codec, name }) => {
    const decodes = await supports(name, 'no-preference');
    // Chromium takes this preference as a requirement.
    return { codec, decodes, hardware: decodes && (await supports(name, 'prefer-hardware')) };
  });
  const jpeg = await ImageDecoder.isTypeSupported('image/jpeg');
  return [
    ...(await Promise.all(video)),
    { codec: 'mjpeg', decodes: jpeg, hardware: false },
    { codec: 'mpeg4', decodes: false, hardware: false },
  ];
}

async function supports(codec: string, hardwareAcceleration: HardwareAcceleration): Promise<boolean> {
  const size = { codedWidth: 1920, codedHeight: 1080 };
  const answer = await VideoDecoder.isConfigSupported({ codec, hardwareAcceleration, ...size });
  return answer.supported ?? false;
}
