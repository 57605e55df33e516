import { z } from 'zod';

export const SimCodec = z.enum(['h264', 'hevc', 'mjpeg', 'mpeg4', 'vp8']);
export type SimCodec = z.infer<typeof SimCodec>;

/** Sound as RTP names it: G.711 A-law and µ-law, uncompressed, G.726 at 32 kbit/s, AAC-LC, Opus. */
export const SimAudio = z.enum(['pcma', 'pcmu', 'l16', 'g726', 'aac', 'opus']);
export type SimAudio = z.infer<typeof SimAudio>;

const Size = z.object({
  width: z.number().int().min(64).max(3840).multipleOf(2),
  height: z.number().int().min(64).max(2160).multipleOf(2),
});
export type Size = z.infer<typeof Size>;

const Login = z.object({ user: z.string().min(1), password: z.string() });
export type Login = z.infer<typeof Login>;

/** How one camera differs from the city's mix. `auth: null` asks nobody for a password, `audio: null` is mute. */
export const CameraOverride = z.object({
  number: z.number().int().min(1).max(4095),
  codec: SimCodec.optional(),
  /** Of its substream, where that is another than the main stream's. */
  subCodec: SimCodec.optional(),
  fps: z.number().positive().max(50).optional(),
  gopSeconds: z.number().positive().optional(),
  loopSeconds: z.number().positive().max(60).optional(),
  bFrames: z.number().int().min(0).max(4).optional(),
  audio: SimAudio.nullable().optional(),
  /** Its substream has no sound. */
  mainSoundOnly: z.boolean().optional(),
  /** The camera hears a steady tone instead of a street. */
  toneHz: z.number().int().min(20).max(3500).optional(),
  auth: Login.nullable().optional(),
  sizes: z.object({ main: Size.optional(), sub: Size.optional() }).optional(),
  audioOnly: z.boolean().optional(),
  noSub: z.boolean().optional(),
  /** A TCP port of its own, so that reboot and half-open are real at TCP level. */
  ownPort: z.boolean().optional(),
});
export type CameraOverride = z.infer<typeof CameraOverride>;

/** A city to start; ports of 0 take any free port. */
export const CityOptions = z.object({
  cameras: z.number().int().min(1).max(4095).default(16),
  port: z.number().int().min(0).max(65535).default(0),
  controlPort: z.number().int().min(0).max(65535).default(0),
  /** rtsps on a second port (self-signed): absent = none. */
  tlsPort: z.number().int().min(0).max(65535).optional(),
  /** Folder of encoded clips; kept between runs. */
  cacheDir: z.string().min(1),
  loopSeconds: z.number().positive().max(60).default(12),
  h264Only: z.boolean().default(false),
  /** Every camera's keyframes fall at the same moments, as after a power cut; otherwise each has moments of its own. */
  samePhase: z.boolean().default(false),
  auth: Login.nullable().default(null),
  overrides: z.array(CameraOverride).default([]),
  /** Encodes all substreams before startCity returns; otherwise each at its first DESCRIBE. */
  encodeAhead: z.boolean().default(true),
  /** The main streams too. */
  encodeMainAhead: z.boolean().default(false),
});
export type CityOptions = z.infer<typeof CityOptions>;
