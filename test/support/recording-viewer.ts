import type { Packet } from '../../src/main/core/streams/packet.ts';
import type { StreamViewer } from '../../src/main/core/streams/pulled-stream.ts';
import type { IngestStatus } from '../../src/shared/media/ingest-status.ts';
import type { StreamConfig } from '../../src/shared/media/media-message.ts';

export interface Recorded {
  readonly viewer: StreamViewer;
  readonly statuses: IngestStatus[];
  readonly configs: { generation: number; config: StreamConfig; extradata: Uint8Array }[];
  readonly packets: { generation: number; packet: Packet; cached: boolean }[];
  /** Phases and reasons in order, such as `waiting not-found`. */
  story(): string[];
}

/** A viewer that remembers all it is told. */
export function recordingViewer(): Recorded {
  const statuses: IngestStatus[] = [];
  const configs: Recorded['configs'] = [];
  const packets: Recorded['packets'] = [];
  return {
    statuses,
    configs,
    packets,
    story: () => statuses.map(({ phase, reason }) => (reason ? `${phase} ${reason}` : phase)),
    viewer: {
      onStatus: (status) => void statuses.push(status),
      onConfig: (generation, config, extradata) => void configs.push({ generation, config, extradata }),
      onPacket: (generation, packet, cached) => void packets.push({ generation, packet, cached }),
    },
  };
}
