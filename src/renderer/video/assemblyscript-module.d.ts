/** An AssemblyScript file compiled by build/vite.config.ts: the WebAssembly binary as base64 text. */
declare module '*?assemblyscript' {
  const base64: string;
  export default base64;
}
