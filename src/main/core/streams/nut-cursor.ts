/** Thrown when a value reaches beyond the bytes that are there. */
export class NutShort extends Error {
  override readonly name = 'NutShort';
}

/** Thrown for bytes that are not NUT. */
export class NutGarbage extends Error {
  override readonly name = 'NutGarbage';
}

/** Reads NUT's primitive values (nut specification, "Data types") from bytes [at, end). */
export class NutCursor {
  readonly bytes: Uint8Array;
  readonly end: number;
  at: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  u8(): number {
    if (this.at >= this.end) throw new NutShort();
    return this.bytes[this.at++] ?? 0;
  }

  u32(): number {
    return ((this.u8() << 24) | (this.u8() << 16) | (this.u8() << 8) | this.u8()) >>> 0;
  }

  /** `v`: unsigned, seven bits a byte, most significant first. Throws NutGarbage beyond 2^53. */
  varlen(): number {
    let value = 0;
    for (;;) {
      const byte = this.u8();
      value = value * 128 + (byte & 0x7f);
      if (value > Number.MAX_SAFE_INTEGER) throw new NutGarbage('number too large');
      if (byte < 0x80) return value;
    }
  }

  /** Passes over a `v` or `s` of any size: what is not used may be larger than a number can be. */
  skipVarlen(): void {
    while (this.u8() >= 0x80);
  }

  /** `s`: signed. */
  signed(): number {
    const value = this.varlen() + 1;
    const half = Math.floor(value / 2);
    return value % 2 === 1 ? (half === 0 ? 0 : -half) : half;
  }

  /** `vb`: a length, then so many bytes, as a view. */
  blob(): Uint8Array {
    const length = this.varlen();
    if (length > this.end - this.at) throw new NutShort();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}
