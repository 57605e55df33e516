/** What comes back for a frame: the file, or why there is none. */
export type PngAnswer = { readonly png: Blob } | { readonly why: string };

// The renderer is compiled with the page's types; in a worker the global's postMessage takes a message and no origin.
const post = (globalThis as unknown as { postMessage(message: PngAnswer): void }).postMessage.bind(
  globalThis,
);

globalThis.onmessage = ({ data: frame }: MessageEvent<VideoFrame>) => {
  encode(frame).then(
    (png) => post({ png }),
    (error: unknown) => post({ why: String(error) }),
  );
};

async function encode(frame: VideoFrame): Promise<Blob> {
  const canvas = new OffscreenCanvas(frame.displayWidth, frame.displayHeight);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('no canvas of this size');
  context.drawImage(frame, 0, 0, canvas.width, canvas.height);
  frame.close();
  return await canvas.convertToBlob({ type: 'image/png' });
}
