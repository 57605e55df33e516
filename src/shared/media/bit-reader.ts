/** Reads bits of a NAL unit's payload, first bit highest, skipping emulation prevention bytes (H.264 7.4.1). Past the end it reads zeros. */
export class BitReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(nalUnit: Uint8Array) {
    this.bytes = withoutEmulationPrevention(nalUnit);
  }

  /** True when more was read than was there. */
  get exhausted(): boolean {
    return this.at > this.bytes.length * 8;
  }

  bit(): number {
    const byte = this.bytes[this.at >> 3] ?? 0;
    const value = (byte >> (7 - (this.at & 7))) & 1;
    this.at++;
    return value;
  }

  bits(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index++) value = value * 2 + this.bit();
    return value;
  }

  /** ue(v), H.264 9.1. */
  unsigned(): number {
    let zeros = 0;
    while (zeros < 32 && !this.exhausted && this.bit() === 0) zeros++;
    return 2 ** zeros - 1 + this.bits(zeros);
  }

  /** se(v), H.264 9.1.1. */
  signed(): number {
    const code = this.unsigned();
    return code % 2 === 0 ? -code / 2 : (code + 1) / 2;
  }
}

function withoutEmulationPrevention(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  let zeros = 0;
  for (const byte of bytes) {
    const prevention = zeros >= 2 && byte === 3;
    zeros = byte === 0 ? zeros + 1 : 0;
    if (!prevention) kept[length++] = byte;
  }
  return kept.subarray(0, length);
}
