/** The whole frame as a PNG file in its display size. The frame stays open. Rejects when there is no memory for it. */
export async function framePng(frame: VideoFrame): Promise<Blob> {
  const canvas = new OffscreenCanvas(frame.displayWidth, frame.displayHeight);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no canvas of this size');
  context.drawImage(frame, 0, 0, canvas.width, canvas.height);
  return await canvas.convertToBlob({ type: 'image/png' });
}
