// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { cacheDir } from './project.mjs';

/** Desks keep leave to open a camera, with its address, for hours: so the pretend city comes back where it was. */
const file = join(cacheDir, 'demo-city-port');

/**
 * The RTSP port of the last demo if it is free, else 0: any.
 * @returns {Promise<number>}
 */
export async function lastCityPort() {
  const text = await readFile(file, 'utf8').catch((/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return (await isFree(port)) ? port : 0;
}

/** @param {number} port */
export async function keepCityPort(port) {
  await writeFile(file, String(port));
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}
