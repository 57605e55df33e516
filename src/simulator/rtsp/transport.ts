/** How a client wants RTP (RFC 2326 section 12.39). */
export type Transport =
  | { readonly kind: 'interleaved'; readonly channel: number }
  | { readonly kind: 'datagram'; readonly rtpPort: number; readonly rtcpPort: number };

/** The first offer of a Transport header that can be served; null = none. `nextChannel` is taken when the client names no channel. */
export function chooseTransport(header: string, nextChannel: number): Transport | null {
  for (const offer of header.split(',').map((text) => text.trim())) {
    if (/^RTP\/AVP\/TCP\b/i.test(offer)) {
      const channel = /interleaved=(\d+)/i.exec(offer);
      return { kind: 'interleaved', channel: channel ? Number(channel[1]) & 0xff : nextChannel };
    }
    const ports = /client_port=(\d+)(?:-(\d+))?/i.exec(offer);
    if (/^RTP\/AVP(\/UDP)?(;|$)/i.test(offer) && !/multicast/i.test(offer) && ports) {
      const rtpPort = Number(ports[1]);
      return { kind: 'datagram', rtpPort, rtcpPort: Number(ports[2] ?? rtpPort + 1) };
    }
  }
  return null;
}
