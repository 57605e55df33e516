/** electron-builder's hook: all packages are inside the bundles, so nothing is to be installed, rebuilt (there is no native module) or looked for. */
export default function beforeBuild(): boolean {
  return false;
}
