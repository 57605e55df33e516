import type { Port } from './wire.ts';

/** The port of a utility process as Electron makes it, as far as we use it. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
}

/** The core's end of the port: Electron's in a utility process; Node's own channel where plain Node started it, as the tests do. */
export function parentPort(): Port {
  // Electron adds it to `process`; Node has none.
  const port = Reflect.get(process, 'parentPort') as UtilityPort | undefined;
  if (port)
    return {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => void port.on('message', ({ data }) => listener(data)),
    };
  return {
    post: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener),
  };
}
