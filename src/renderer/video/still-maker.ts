/** Makes small JPEG pictures of a canvas. The small canvas is kept: stills come once a second. */
export class StillMaker {
  private readonly source: OffscreenCanvas;
  private readonly small = new OffscreenCanvas(1, 1);
  private readonly context = this.small.getContext('2d', { alpha: false });

  constructor(source: OffscreenCanvas) {
    this.source = source;
  }

  /** What the canvas shows at this moment, at most `maxWidth` pixels wide; null while it has no size. Rejects when it cannot be encoded. */
  async make(maxWidth: number, quality: number): Promise<Blob | null> {
    const { width, height } = this.source;
    if (!this.context || width < 1 || height < 1) return null;
    const scale = Math.min(1, maxWidth / width);
    const size = {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    };
    if (this.small.width !== size.width || this.small.height !== size.height) Object.assign(this.small, size);
    // Averages on the way down: thin lines and letters of a large canvas would break up otherwise.
    this.context.imageSmoothingQuality = 'medium';
    this.context.drawImage(this.source, 0, 0, size.width, size.height);
    return await this.small.convertToBlob({ type: 'image/jpeg', quality });
  }
}
