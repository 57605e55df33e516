import {
  type LayoutsFile,
  maxLayoutsFileLength,
  parseLayoutsFile,
} from '../../../shared/wall/layouts-file.ts';

/** What a chosen file holds; one that is too long is not read. Rejects when the browser cannot read it (it was moved meanwhile). */
export async function readLayoutsFile(file: File): Promise<LayoutsFile> {
  if (file.size > maxLayoutsFileLength) return { layouts: [], problems: [], fault: 'too-long' };
  return parseLayoutsFile(await file.text());
}
