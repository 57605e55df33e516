import { z } from 'zod';

/** Schemes a camera stream may have. */
export const streamSchemes = ['rtsp', 'rtsps'] as const;

const shape = /^(rtsps?):\/\/(?:[^\s/?#]*@)?(\[[0-9a-f:.]+\]|[^\s/?#:@[\]]+)(?::(\d{1,5}))?(?:[/?#]\S*)?$/i;

/** True for a stream address: rtsp or rtsps, a host, perhaps a port, no white space (RFC 2326 section 3.2). */
export function isStreamUrl(text: string): boolean {
  const match = shape.exec(text);
  return match !== null && Number(match[3] ?? 554) <= 65535 && !hasControlCharacter(text);
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\u007f');
}

/** An RTSP address, with or without credentials in it. */
export const StreamUrl = z.string().max(2000).refine(isStreamUrl, 'not an rtsp:// or rtsps:// address');
export type StreamUrl = z.infer<typeof StreamUrl>;
