import kernelBase64 from './kernel-wasm/kernel.as.ts?assemblyscript';
import { createReferenceKernel } from './reference-kernel.ts';
import type { ScaleKernel } from './scale-kernel.ts';
import { createWasmKernel } from './wasm-kernel.ts';

/** The WebAssembly kernel; where the browser cannot run it (no SIMD), the plain one, and the console says why. */
export async function loadKernel(): Promise<ScaleKernel> {
  const bytes = Uint8Array.from(atob(kernelBase64), (character) => character.charCodeAt(0));
  try {
    return createWasmKernel(await WebAssembly.compile(bytes));
  } catch (error) {
    console.warn(`kernel in WebAssembly does not run here: ${String(error)}`);
    return createReferenceKernel();
  }
}
