import { z } from 'zod';
import { CameraInfo } from '../camera/camera.ts';
import { Preferences, PreferencesChange } from '../settings/preferences.ts';
import { TileReport } from '../wall/tile-report.ts';
import { WallView } from '../wall/wall-view.ts';
import { call, nothing } from './call.ts';
import { cameraCalls } from './camera-calls.ts';
import { decodeCalls } from './decode-calls.ts';
import { hubCalls } from './hub-calls.ts';
import { pictureCalls } from './picture-calls.ts';
import { wallCalls } from './wall-calls.ts';
import { wallLogCalls } from './wall-log-calls.ts';
import { WindowIdentity } from './window-identity.ts';

/** Everything a window may ask of the core. Both ends are derived from this table; the core adds who is calling. */
export const calls = {
  /** First call of a window: who it is and all it needs to draw itself. */
  'session.start': call(
    nothing,
    z.object({
      window: WindowIdentity,
      preferences: Preferences,
      wall: WallView,
      /** All of a short list; of a long one those that the wall shows, and the list follows in pieces, as `cameras.changed`. */
      cameras: z.array(CameraInfo),
      cameraTotal: z.number().int().min(0),
      notices: z.array(z.object({ code: z.string(), detail: z.string() })),
      version: z.string(),
    }),
  ),
  'preferences.set': call(PreferencesChange, nothing),
  /** A wall window tells once a second how its tiles are; figures are cumulative since each tile's camera was put there. */
  'tiles.report': call(z.object({ displayId: z.string(), tiles: z.array(TileReport) }), nothing),
  /** What the window measured at its start: painters with their cost, and the one it chose. */
  'window.painter': call(
    z.object({
      painter: z.string(),
      measured: z.array(z.object({ painter: z.string(), msPerTile: z.number().nullable() })),
    }),
    nothing,
  ),
  'window.focus': call(
    z.object({ kind: z.enum(['operator', 'wall']), displayId: z.string().nullable() }),
    nothing,
  ),
  ...wallCalls,
  ...pictureCalls,
  ...wallLogCalls,
  ...cameraCalls,
  ...decodeCalls,
  ...hubCalls,
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<N extends CallName> = z.input<Calls[N]['input']>;
export type CallParsed<N extends CallName> = z.output<Calls[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Calls[N]['output']>;
