/** An ffmpeg to start: its path, and what its environment gets besides ours (quick-linking.ts). */
export interface FfmpegProgram {
  readonly path: string;
  readonly env?: Readonly<Record<string, string>>;
}
