import { randomBytes } from 'node:crypto';
import { DisposableStore, toDisposable } from '../../shared/base/disposable.ts';
import type { LiveTrack } from '../live/live-track.ts';
import type { FrameSink } from '../live/outgoing-frame.ts';
import type { Outlet } from '../live/outlet.ts';
import type { Pacer } from '../live/pacer.ts';
import { datagramSink, interleavedSink } from '../live/sinks.ts';
import { senderReport } from '../rtp/sender-report.ts';
import type { DatagramPorts } from './datagram-ports.ts';
import type { Transport } from './transport.ts';

const reportMs = 5000;

/** What a session needs of its connection. */
export interface SessionParent {
  readonly outlet: Outlet;
  readonly pacer: Pacer;
  readonly ports: DatagramPorts;
  /** False when a datagram of that size must not go out now (slow link, frozen). */
  mayPass(bytes: number): boolean;
  /** The client has shown that it lives. */
  heard(): void;
}

/** One RTSP session: the tracks that were set up and, while it plays, what they send (RFC 2326 section A). */
export class PlaySession {
  readonly id = randomBytes(6).toString('hex');
  private readonly parent: SessionParent;
  private readonly setups = new Map<number, { track: LiveTrack; transport: Transport }>();
  private playing: DisposableStore | null = null;

  constructor(parent: SessionParent) {
    this.parent = parent;
  }

  /** Channel for a client that names none. */
  get nextChannel(): number {
    return this.setups.size * 2;
  }

  get hasDatagrams(): boolean {
    return [...this.setups.values()].some(({ transport }) => transport.kind === 'datagram');
  }

  /** Adds a track; the result is the Transport header of the answer. */
  setUp(index: number, track: LiveTrack, transport: Transport): string {
    this.setups.set(index, { track, transport });
    const source = track.source.toString(16).padStart(8, '0').toUpperCase();
    if (transport.kind === 'interleaved')
      return `RTP/AVP/TCP;unicast;interleaved=${transport.channel}-${transport.channel + 1};ssrc=${source}`;
    const { rtpPort } = this.parent.ports;
    return `RTP/AVP;unicast;client_port=${transport.rtpPort}-${transport.rtcpPort};server_port=${rtpPort}-${rtpPort + 1};ssrc=${source}`;
  }

  play(): void {
    if (this.playing) return;
    this.playing = new DisposableStore();
    for (const { track, transport } of this.setups.values()) this.start(track, transport, this.playing);
  }

  stop(): void {
    this.playing?.dispose();
    this.playing = null;
  }

  private start(track: LiveTrack, transport: Transport, playing: DisposableStore): void {
    const sink = this.sinkOf(transport);
    const sent = { packets: 0, octets: 0 };
    const counted: FrameSink = {
      send(frame) {
        sent.packets += frame.starts.length;
        sent.octets += frame.payloadBytes;
        sink.send(frame);
      },
    };
    const report = () => {
      if (!track.isSilent) this.sendReport(transport, reportOf(track, sent));
    };
    report();
    const timer = setInterval(report, reportMs);
    playing.add(toDisposable(() => clearInterval(timer)));
    playing.add(track.subscribe(counted));
    if (transport.kind === 'datagram')
      playing.add(toDisposable(this.parent.ports.listen(transport.rtcpPort, () => this.parent.heard())));
  }

  private sinkOf(transport: Transport): FrameSink {
    const { outlet, ports } = this.parent;
    return transport.kind === 'interleaved'
      ? interleavedSink(outlet, transport.channel)
      : datagramSink(ports.rtp, transport.rtpPort, (bytes) => this.parent.mayPass(bytes));
  }

  private sendReport(transport: Transport, report: Buffer): void {
    const { outlet, ports } = this.parent;
    if (transport.kind === 'datagram') {
      if (this.parent.mayPass(report.length)) ports.rtcp.send(report, transport.rtcpPort, '127.0.0.1');
      return;
    }
    const head = Buffer.from([0x24, transport.channel + 1, report.length >> 8, report.length & 255]);
    if (outlet.hasRoom) outlet.write(Buffer.concat([head, report]));
  }
}

function reportOf(track: LiveTrack, sent: { packets: number; octets: number }): Buffer {
  const now = performance.now();
  return senderReport({
    ...sent,
    source: track.source,
    epochMs: performance.timeOrigin + now,
    timestamp: track.timestampAt(now),
  });
}
