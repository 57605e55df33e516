import { open } from 'node:fs/promises';

/** What a program file is made for, in electron-builder's words. `shared`: it needs shared libraries of the machine it runs on. */
export interface ProgramFile {
  readonly os: 'linux' | 'win' | 'mac';
  readonly arch: 'x64' | 'arm64';
  readonly shared: boolean;
}

const headBytes = 64 * 1024;
const elfArch: Readonly<Record<number, ProgramFile['arch']>> = { 62: 'x64', 183: 'arm64' };
const peArch: Readonly<Record<number, ProgramFile['arch']>> = { 34404: 'x64', 43620: 'arm64' };
const machArch: Readonly<Record<number, ProgramFile['arch']>> = { 16777223: 'x64', 16777228: 'arm64' };

/** Reads from a program's head for which system and processor it was made; null when it is no program, or for one that we do not pack for. */
export async function readProgramFile(path: string): Promise<ProgramFile | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const head = buffer.subarray(0, bytesRead);
    if (head.length < 64) return null;
    return readElf(head) ?? readPe(head) ?? readMachO(head);
  } finally {
    await file.close();
  }
}

/** ELF, 64 bits: e_machine at 18; a program header of type PT_INTERP (3) names the loader of shared libraries. elf(5) */
function readElf(head: Buffer): ProgramFile | null {
  if (head.readUInt32BE(0) !== 0x7f454c46 || head[4] !== 2) return null;
  const arch = elfArch[head.readUInt16LE(18)];
  if (!arch) return null;
  const table = Number(head.readBigUInt64LE(32));
  const size = head.readUInt16LE(54);
  const starts = Array.from({ length: head.readUInt16LE(56) }, (_, index) => table + index * size);
  const shared = starts.some((at) => at + 4 <= head.length && head.readUInt32LE(at) === 3);
  return { os: 'linux', arch, shared };
}

/** PE: "PE\0\0" where the word at 60 points, the machine behind it. https://learn.microsoft.com/en-us/windows/win32/debug/pe-format */
function readPe(head: Buffer): ProgramFile | null {
  if (head.toString('latin1', 0, 2) !== 'MZ') return null;
  const at = head.readUInt32LE(60);
  if (at + 6 > head.length || head.toString('latin1', at, at + 4) !== 'PE\0\0') return null;
  const arch = peArch[head.readUInt16LE(at + 4)];
  return arch ? { os: 'win', arch, shared: false } : null;
}

/** Mach-O, 64 bits, little endian: cputype at 4 (mach-o/loader.h). */
function readMachO(head: Buffer): ProgramFile | null {
  if (head.readUInt32LE(0) !== 0xfeedfacf) return null;
  const arch = machArch[head.readUInt32LE(4)];
  return arch ? { os: 'mac', arch, shared: false } : null;
}
