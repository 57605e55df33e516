import { z } from 'zod';

const SaveDialog = z.custom<(options: { suggestedName: string }) => Promise<FileSystemFileHandle>>(
  (value) => typeof value === 'function',
);

/**
 * Asks where to, and writes the text there. A window of the console cannot download, so this goes through the file system's own dialog
 * (File System Access API). Gives false when the person changed their mind; rejects when it cannot be written.
 */
export async function saveTextFile(text: string, suggestedName: string): Promise<boolean> {
  const dialog = SaveDialog.parse(Reflect.get(globalThis, 'showSaveFilePicker'));
  try {
    const handle = await dialog.call(globalThis, { suggestedName });
    const writing = await handle.createWritable();
    await writing.write(text);
    await writing.close();
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return false;
    throw error;
  }
}
