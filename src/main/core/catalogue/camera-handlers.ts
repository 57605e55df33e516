import { ExpectedError } from '../../../shared/base/fault.ts';
import type { CallHandlers } from '../serve/control-sockets.ts';
import type { CameraCatalogue } from './camera-catalogue.ts';

export type CameraHandlers = Pick<
  CallHandlers,
  'cameras.preview' | 'cameras.import' | 'cameras.add' | 'cameras.remove'
>;

/**
 * Answers about the console's own list; null while the list is somebody else's, a file's (--cameras) or the hub's: then each throws ExpectedError
 * `cameras-from-file`.
 */
export function cameraHandlers(catalogue: () => CameraCatalogue | null): CameraHandlers {
  const own = () => catalogue() ?? refuse();
  return {
    'cameras.preview': ({ format, text }) => own().preview(format, text),
    'cameras.import': ({ format, text }) => own().import(format, text),
    'cameras.add': (wanted) => own().add(wanted),
    'cameras.remove': ({ ids }) =>
      own()
        .remove(ids)
        .then(() => ({})),
  };
}

function refuse(): never {
  throw new ExpectedError({
    code: 'cameras-from-file',
    message: 'the list of cameras belongs to the file that was given with --cameras, or to the hub',
  });
}
