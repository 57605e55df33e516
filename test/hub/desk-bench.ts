import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../../src/main/core/log/logger.ts';
import { HubService } from '../../src/main/core/sync/hub-service.ts';
import { Emitter } from '../../src/shared/base/emitter.ts';
import type { Camera } from '../../src/shared/camera/camera.ts';

/** Streams that are never pulled: what the console was given leave for is all that is of interest. */
export class ListedStreams {
  readonly onFacts = new Emitter<{ cameraId: string; role: 'main' | 'sub' }>();
  cameras: readonly Camera[] = [];

  stream() {
    return null;
  }

  setCameras(cameras: readonly Camera[]): void {
    this.cameras = cameras;
  }

  warm(): void {}

  facts() {
    return null;
  }
}

/** A console's side of the hub, without windows and walls. */
export interface DeskUnderTest {
  readonly service: HubService;
  readonly streams: ListedStreams;
  readonly log: readonly string[];
  readonly directory: string;
  /** Stops it as a power cut does to what is in memory, and starts it again on the same folder. */
  restart(): Promise<DeskUnderTest>;
  dispose(): Promise<void>;
}

export async function startDesk(
  address: string,
  directory?: string,
  demoAccount: string | null = null,
): Promise<DeskUnderTest> {
  const folder = directory ?? (await mkdtemp(join(tmpdir(), 'vonglau-desk-')));
  const log: string[] = [];
  const streams = new ListedStreams();
  const service = await HubService.open({
    dataDirectory: folder,
    secrets: null,
    logger: createLogger((level, line) => log.push(`${level} ${line}`)),
    consoleName: 'bàn thử',
    streams,
    fixedAddress: address,
    enabled: true,
    demoAccount,
  });
  return {
    service,
    streams,
    log,
    directory: folder,
    async restart() {
      await service.dispose();
      return startDesk(address, folder);
    },
    async dispose() {
      await service.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
