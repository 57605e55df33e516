import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { foldText } from '../../ui/fold-text.ts';
import { CameraWords } from './camera-words.ts';
import { unitKey, unitPath } from './unit-path.ts';

/** A camera made ready to be searched. */
export interface CameraEntry {
  readonly camera: CameraInfo;
  readonly unitKey: string;
  /** The smallest of its units; empty when it has none. */
  readonly unitName: string;
  /** Folded; empty when it has none. */
  readonly street: string;
  /** What is searched of it: a row of these words, which all entries of a maker share. */
  readonly words: CameraWords;
  readonly row: number;
}

/** Stands before every word of a searched text: a character that nobody types. */
export const wordMark = '\u0001';

/** A folded text with a mark before each of its words. */
export function markedText(text: string): string {
  return foldText(text)
    .replaceAll(wordMark, ' ')
    .replace(/[\p{Letter}\p{Number}]+/gu, `${wordMark}$&`);
}

interface Unit {
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

/** Makes entries; what many cameras share (units, streets, the words of names) is read once. */
export function createEntryMaker(): (camera: CameraInfo) => CameraEntry {
  const words = new CameraWords();
  const unitOf = remembered(readUnit);
  const streetOf = remembered((street) => ({ folded: foldText(street).trim(), text: markedText(street) }));
  const wordOf = remembered(markedText);
  return (camera) => {
    const unit = unitOf(camera.unit);
    const street = streetOf(camera.street);
    const name = camera.name.split(' ').map(wordOf).join(' ');
    return {
      camera,
      unitKey: unit.key,
      unitName: unit.name,
      street: street.folded,
      words,
      row: words.add(camera.number, name, `${unit.text} ${street.text}`),
    };
  };
}

function readUnit(unit: string): Unit {
  const path = unitPath(unit);
  return { key: unitKey(path), name: path.at(-1) ?? '', text: markedText(unit) };
}

function remembered<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    made.set(text, value);
    return value;
  };
}
