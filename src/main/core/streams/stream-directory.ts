import { Emitter } from '../../../shared/base/emitter.ts';
import type { Camera } from '../../../shared/camera/camera.ts';
import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import { coreTimeMs } from '../core-time.ts';
import type { FfmpegProgram } from '../ffmpeg/ffmpeg-program.ts';
import type { Logger } from '../log/logger.ts';
import type { Clients } from './client-choice.ts';
import { Pull, type PullOptions } from './pull.ts';
import type { PullStats } from './pull-count.ts';
import type { StreamDirectory } from './pulled-stream.ts';
import { startGates } from './start-gates.ts';
import type { StreamFacts } from './stream-facts.ts';

export interface StreamDirectoryOptions {
  /** What findFfmpeg() gave; its path is enough. */
  readonly ffmpeg: FfmpegProgram;
  readonly logger: Logger;
  /** How long a pull goes on after its last viewer left, milliseconds; 10 s unless said otherwise. */
  readonly lingerMs?: number;
  /** Core time, milliseconds. */
  readonly now?: () => number;
  /** In [0, 1). */
  readonly random?: () => number;
  /** Our own RTSP client first, unless said otherwise. */
  readonly clients?: Clients;
}

export interface StreamStats extends PullStats {
  readonly cameraId: string;
  readonly role: StreamRole;
}

/** All cameras' streams, each pulled once however many watch it. */
export interface StreamDirectoryControl extends StreamDirectory {
  /** The list of cameras from now on: unchanged streams go on, changed ones connect anew, those that are gone end. */
  setCameras(cameras: readonly Camera[]): void;
  /**
   * Starts a pull that nobody watches yet, as though its last viewer had just left: windows that are about to open find their pictures
   * there. An unknown camera or role is passed over.
   */
  warm(cameraId: string, role: StreamRole): void;
  /** What is known of a stream; null before its first connection. */
  facts(cameraId: string, role: StreamRole): StreamFacts | null;
  /** A stream's codec or size became known or changed. */
  readonly onFacts: Emitter<{ cameraId: string; role: StreamRole }>;
  /** Of every stream of the list. */
  stats(): StreamStats[];
  /** Ends all pulls at once; settles when their processes are gone. */
  dispose(): Promise<void>;
}

/** Makes the directory; nothing is pulled until somebody joins a stream. */
export function createStreamDirectory(options: StreamDirectoryOptions): StreamDirectoryControl {
  const { ffmpeg, logger, lingerMs = 10_000, now = coreTimeMs, random = Math.random } = options;
  const { clients = 'own-first' } = options;
  const gates = startGates();
  const pulls = new Map<string, { cameraId: string; role: StreamRole; pull: Pull }>();
  /** Of cameras that are no longer in the list. */
  const ending = new Set<Promise<void>>();
  const onFacts = new Emitter<{ cameraId: string; role: StreamRole }>();
  const keyOf = (cameraId: string, role: StreamRole) => `${role} ${cameraId}`;
  const optionsOf = (camera: Camera, role: StreamRole): PullOptions => {
    const child = logger.child(`stream ${camera.number} ${role}`);
    const told = () => onFacts.fire({ cameraId: camera.id, role });
    return { ffmpeg, gates, logger: child, lingerMs, now, random, clients, onFacts: told };
  };

  return {
    stream: (cameraId, role) => pulls.get(keyOf(cameraId, role))?.pull ?? null,
    setCameras(cameras) {
      const wanted = new Set<string>();
      for (const camera of cameras) {
        for (const stream of camera.streams) {
          const key = keyOf(camera.id, stream.role);
          wanted.add(key);
          const held = pulls.get(key);
          if (held) held.pull.reload(stream);
          else
            pulls.set(key, {
              cameraId: camera.id,
              role: stream.role,
              pull: new Pull(stream, optionsOf(camera, stream.role)),
            });
        }
      }
      for (const [key, { pull }] of pulls) {
        if (wanted.has(key)) continue;
        pulls.delete(key);
        const end = pull.end({ reason: 'not-found', detail: 'the camera is no longer in the list' });
        ending.add(end);
        void end.finally(() => ending.delete(end));
      }
    },
    warm: (cameraId, role) => pulls.get(keyOf(cameraId, role))?.pull.warm(),
    facts: (cameraId, role) => pulls.get(keyOf(cameraId, role))?.pull.facts() ?? null,
    onFacts,
    stats: () => [...pulls.values()].map(({ cameraId, role, pull }) => ({ cameraId, role, ...pull.stats() })),
    async dispose() {
      const ends = [...pulls.values()].map(({ pull }) =>
        pull.end({ reason: null, detail: 'the core is ending' }),
      );
      pulls.clear();
      await Promise.all([...ends, ...ending]);
    },
  };
}
