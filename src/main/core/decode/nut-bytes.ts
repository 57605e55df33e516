/** Collects NUT's primitive values (nut specification, "Data types"); each method gives the collector itself. */
export class NutBytes {
  private readonly parts: number[] = [];

  u8(value: number): this {
    this.parts.push(value & 0xff);
    return this;
  }

  u32(value: number): this {
    this.parts.push(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
    return this;
  }

  /** `v`: unsigned, up to 2^53, seven bits a byte, most significant first. */
  varlen(value: number): this {
    const digits = [value % 128];
    for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
      digits.push((rest % 128) | 0x80);
    this.parts.push(...digits.reverse());
    return this;
  }

  /** `s`: signed. */
  signed(value: number): this {
    return this.varlen(value > 0 ? 2 * value - 1 : -2 * value);
  }

  /** `vb`: a length and so many bytes. */
  blob(bytes: Uint8Array): this {
    this.varlen(bytes.byteLength);
    for (const byte of bytes) this.parts.push(byte);
    return this;
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.parts);
  }
}
