import { z } from 'zod';
import { StreamRole } from './stream-role.ts';
import { StreamUrl } from './stream-url.ts';

/** One RTSP stream of a camera. `transport` is how RTP travels (RFC 2326 section 12.39); TCP unless said otherwise. */
export const CameraStream = z.object({
  role: StreamRole,
  url: StreamUrl,
  transport: z.enum(['tcp', 'udp']).default('tcp'),
});
export type CameraStream = z.infer<typeof CameraStream>;

const Position = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

/** A camera as its owner lists it. The URLs may carry credentials: this type stays in the core. */
export const Camera = z.object({
  id: z.string().min(1).max(200),
  number: z.number().int().min(0).max(9_999_999),
  name: z.string().min(1).max(500),
  unit: z.string().max(500).default(''),
  street: z.string().max(500).default(''),
  /** Where it stands, WGS 84 degrees; null when nobody knows. */
  position: Position.nullable().default(null),
  streams: z
    .array(CameraStream)
    .min(1)
    .refine((list) => new Set(list.map((stream) => stream.role)).size === list.length, 'each role once'),
});
export type Camera = z.infer<typeof Camera>;

/** What a window may know of a camera: no addresses, no credentials. */
export const CameraInfo = z.object({
  id: z.string(),
  number: z.number().int(),
  name: z.string(),
  /** The unit it belongs to; a path of units is written `District / Ward`, largest first. */
  unit: z.string(),
  street: z.string(),
  position: Position.nullable(),
  roles: z.array(StreamRole),
});
export type CameraInfo = z.infer<typeof CameraInfo>;

export function cameraInfo(camera: Camera): CameraInfo {
  const { id, number, name, unit, street, position, streams } = camera;
  return { id, number, name, unit, street, position, roles: streams.map((stream) => stream.role) };
}
