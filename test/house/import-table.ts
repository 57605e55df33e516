/** What a room's files may import besides the room itself. `foreign` rooms are named whole, or by a folder of theirs. */
export interface RoomRules {
  readonly folder: string;
  readonly rooms: readonly string[];
  /** `import type` only, for what comes from other rooms. */
  readonly typesOnly?: true;
  readonly node: boolean;
  readonly electron: boolean;
  /** npm packages: any of package.json's, or only these. */
  readonly packages: 'any' | readonly string[];
}

/** The whole import table (ARCHITECTURE.md, "Rooms"). What is not in it is forbidden; biome.json says the same to the linter. */
export const importTable: Readonly<Record<string, RoomRules>> = {
  shared: { folder: 'src/shared', rooms: [], node: false, electron: false, packages: ['zod'] },
  devices: { folder: 'src/devices', rooms: ['shared'], node: true, electron: false, packages: 'any' },
  core: {
    folder: 'src/main/core',
    rooms: ['shared', 'devices'],
    node: true,
    electron: false,
    packages: 'any',
  },
  electron: {
    folder: 'src/main/electron',
    rooms: ['core', 'shared'],
    node: true,
    electron: true,
    packages: 'any',
  },
  kiosk: {
    folder: 'src/main/kiosk',
    rooms: ['core', 'shared'],
    node: true,
    electron: false,
    packages: 'any',
  },
  preload: {
    folder: 'src/preload',
    rooms: ['shared'],
    typesOnly: true,
    node: false,
    electron: true,
    packages: [],
  },
  renderer: { folder: 'src/renderer', rooms: ['shared'], node: false, electron: false, packages: 'any' },
  server: {
    folder: 'src/server',
    rooms: ['shared', 'devices'],
    node: true,
    electron: false,
    packages: 'any',
  },
  simulator: { folder: 'src/simulator', rooms: ['shared'], node: true, electron: false, packages: 'any' },
  verifier: {
    folder: 'src/verifier',
    rooms: ['shared/evidence'],
    node: true,
    electron: false,
    packages: 'any',
  },
};
