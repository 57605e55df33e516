import { ExpectedError } from '../../../shared/base/fault.ts';
import type { CallHandlers } from '../serve/control-sockets.ts';
import type { CameraCatalogue } from './camera-catalogue.ts';

export type CameraHandlers = Pick<
  CallHandlers,
  'cameras.preview' | 'cameras.import' | 'cameras.add' | 'cameras.remove'
>;

/** Answers about the console's own list; null when the list belongs to a file (--cameras): then each throws ExpectedError `cameras-from-file`. */
export function cameraHandlers(catalogue: CameraCatalogue | null): CameraHandlers {
  if (catalogue === null)
    return {
      'cameras.preview': refuse,
      'cameras.import': refuse,
      'cameras.add': refuse,
      'cameras.remove': refuse,
    };
  return {
    'cameras.preview': ({ format, text }) => catalogue.preview(format, text),
    'cameras.import': ({ format, text }) => catalogue.import(format, text),
    'cameras.add': (wanted) => catalogue.add(wanted),
    'cameras.remove': async ({ ids }) => {
      await catalogue.remove(ids);
      return {};
    },
  };
}

function refuse(): never {
  throw new ExpectedError({
    code: 'cameras-from-file',
    message: 'the list of cameras belongs to the file that was given with --cameras',
  });
}
