import { z } from 'zod';

const SaveDialog = z.custom<(options: { suggestedName: string }) => Promise<FileSystemFileHandle>>(
  (value) => typeof value === 'function',
);

/**
 * Asks where to, and writes the text there, which may be made only then: the dialog opens only right after a key or click. A window of the console cannot
 * download, so this goes through the file system's own dialog (File System Access API). Gives false when the person changed their mind; rejects when it
 * cannot be written.
 */
export async function saveTextFile(
  text: string | (() => Promise<string>),
  suggestedName: string,
): Promise<boolean> {
  const dialog = SaveDialog.parse(Reflect.get(globalThis, 'showSaveFilePicker'));
  try {
    const handle = await dialog.call(globalThis, { suggestedName });
    const made = typeof text === 'string' ? text : await text();
    const writing = await handle.createWritable();
    await writing.write(made);
    await writing.close();
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return false;
    throw error;
  }
}
