// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/**
 * The RTSP port of the last demo of this folder if it is free, else 0, which lets the system choose. Desks keep leave to open a camera, with its address, for hours: so the pretend city
 * comes back where it was.
 * @param {string} dataDir
 * @returns {Promise<number>}
 */
export async function lastCityPort(dataDir) {
  const text = await readFile(fileIn(dataDir), 'utf8').catch((/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return (await isFree(port)) ? port : 0;
}

/**
 * @param {string} dataDir
 * @param {number} port
 */
export async function keepCityPort(dataDir, port) {
  await writeFile(fileIn(dataDir), String(port));
}

/** @param {string} dataDir */
function fileIn(dataDir) {
  return join(dataDir, 'demo-city-port');
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
