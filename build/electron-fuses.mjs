// @ts-check
/**
 * Every fuse of Electron: switches inside its program, set when it is packed, that no command line can turn back. Names as in @electron/fuses.
 * https://www.electronjs.org/docs/latest/tutorial/fuses
 * @type {Readonly<Record<string, { on: boolean, why: string }>>}
 */
export const electronFuses = {
  RunAsNode: { on: false, why: 'ELECTRON_RUN_AS_NODE would make a signed program run any script' },
  EnableCookieEncryption: {
    on: true,
    why: 'what a page leaves on the disk is sealed with a key of the system',
  },
  EnableNodeOptionsEnvironmentVariable: { on: false, why: 'NODE_OPTIONS would load code before ours' },
  EnableNodeCliInspectArguments: {
    on: false,
    why: '--inspect would open a debugger, with the cameras’ passwords in reach',
  },
  EnableEmbeddedAsarIntegrityValidation: {
    on: true,
    why: 'an archive that was changed is not run (Windows and macOS)',
  },
  OnlyLoadAppFromAsar: { on: true, why: 'a folder laid beside the archive is not run in its place' },
  LoadBrowserProcessSpecificV8Snapshot: { on: false, why: 'we bring no snapshot of our own' },
  GrantFileProtocolExtraPrivileges: { on: false, why: 'pages come from app://, and file:// gets nothing' },
  WasmTrapHandlers: {
    on: true,
    why: 'the painter’s WebAssembly is bound-checked by the processor, which is faster',
  },
};
