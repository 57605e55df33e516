import type { Socket as UdpSocket } from 'node:dgram';
import { interleaveBytes } from '../rtp/frame-template.ts';
import type { FrameSink, OutgoingFrame } from './outgoing-frame.ts';
import type { Outlet } from './outlet.ts';

/** RTP interleaved on the RTSP connection (RFC 2326 section 10.12): one write a frame; a full outlet loses frames up to the next keyframe. */
export function interleavedSink(outlet: Outlet, channel: number): FrameSink {
  let needsKeyframe = false;
  return {
    send(frame) {
      if (needsKeyframe && !frame.keyframe) return;
      needsKeyframe = !outlet.hasRoom;
      if (!needsKeyframe) outlet.write(channel === 0 ? frame.bytes : onChannel(frame, channel));
    },
  };
}

function onChannel({ bytes, starts }: OutgoingFrame, channel: number): Buffer {
  const own = Buffer.from(bytes);
  for (const start of starts) own[start + 1] = channel;
  return own;
}

/** RTP in datagrams to a port of 127.0.0.1. */
export function datagramSink(
  socket: UdpSocket,
  port: number,
  mayPass: (bytes: number) => boolean,
): FrameSink {
  return {
    send({ bytes, starts }) {
      starts.forEach((start, index) => {
        const packet = bytes.subarray(start + interleaveBytes, starts[index + 1] ?? bytes.length);
        if (mayPass(packet.length)) socket.send(packet, port, '127.0.0.1');
      });
    },
  };
}
