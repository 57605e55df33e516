import { parse } from 'sdp-transform';
import { z } from 'zod';

const Numberish = z.coerce.number();
/** sdp-transform makes numbers of words that look like one. */
const Word = z.union([z.string(), z.number().transform(String)]);

/** What is used of a session description (RFC 4566), as sdp-transform gives it: the network's word, so nothing is taken for granted. */
const Description = z.object({
  control: Word.optional(),
  media: z.array(
    z.object({
      type: z.string(),
      protocol: z.string().optional(),
      payloads: z.coerce.string().optional(),
      control: Word.optional(),
      rtp: z
        .array(
          z.object({
            payload: Numberish,
            codec: z.string(),
            rate: Numberish.optional(),
            encoding: Numberish.optional(),
          }),
        )
        .default([]),
      fmtp: z.array(z.object({ payload: Numberish, config: Word })).default([]),
    }),
  ),
});

/** One medium of a camera's stream. `control` is as the camera wrote it (RFC 2326 section C.1.1). */
export interface DescribedTrack {
  readonly kind: string;
  readonly control: string | null;
  readonly payloadType: number;
  /** The name of its rtpmap, or of the static payload type; empty when neither is known. */
  readonly encoding: string;
  readonly clockRate: number;
  readonly channels: number;
  /** Format parameters, names in lower case. */
  readonly format: ReadonlyMap<string, string>;
}

export interface SessionDescription {
  readonly control: string | null;
  readonly tracks: readonly DescribedTrack[];
}

/** RFC 3551 table 4: cameras leave out the rtpmap of these. */
const staticTypes: Readonly<Record<number, readonly [string, number]>> = {
  0: ['PCMU', 8000],
  8: ['PCMA', 8000],
  26: ['JPEG', 90_000],
};

/** Null for what is no session description. */
export function readSessionDescription(text: string): SessionDescription | null {
  const { data } = Description.safeParse(parse(text));
  if (!data) return null;
  const tracks = data.media.map((media): DescribedTrack => {
    const payloadType = Number.parseInt(media.payloads ?? '', 10);
    const map = media.rtp.find(({ payload }) => payload === payloadType);
    const [encoding = '', clockRate = 0] = staticTypes[payloadType] ?? [];
    const config = media.fmtp.find(({ payload }) => payload === payloadType)?.config ?? '';
    return {
      kind: media.type,
      control: media.control ?? null,
      payloadType,
      encoding: map?.codec ?? encoding,
      clockRate: map?.rate ?? clockRate,
      channels: map?.encoding ?? 1,
      format: formatParameters(config),
    };
  });
  return { control: data.control ?? null, tracks };
}

/** Words such as `name=value` between semicolons; a value may hold `=` (base64). */
function formatParameters(config: string): Map<string, string> {
  return new Map(
    config.split(';').flatMap((word) => {
      const equals = word.indexOf('=');
      return equals < 0
        ? []
        : [[word.slice(0, equals).trim().toLowerCase(), word.slice(equals + 1).trim()] as const];
    }),
  );
}

/** The address of a track or of the whole session: absolute, or appended to the base as all cameras expect it, with one slash between. */
export function controlUrl(base: string, control: string | null): string {
  if (control === null || control === '' || control === '*') return base;
  if (/^rtsp:\/\//i.test(control)) return control;
  return base.endsWith('/') ? `${base}${control}` : `${base}/${control}`;
}
