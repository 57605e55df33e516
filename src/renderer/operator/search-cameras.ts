import type { CameraInfo } from '../../shared/camera/camera.ts';
import { foldText } from '../ui/fold-text.ts';

/** A camera with its folded words, made once per list. */
export interface CameraEntry {
  readonly camera: CameraInfo;
  readonly nameWords: readonly string[];
  readonly unitWords: readonly string[];
  readonly text: string;
  readonly digits: string;
}

export function indexCameras(cameras: Iterable<CameraInfo>): CameraEntry[] {
  const entries = Array.from(cameras, (camera) => {
    const name = foldText(camera.name);
    const unit = foldText(camera.unit);
    return {
      camera,
      nameWords: wordsOf(name),
      unitWords: wordsOf(unit),
      text: `${name} ${unit}`,
      digits: String(camera.number),
    };
  });
  return entries.sort((a, b) => a.camera.number - b.camera.number);
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{Letter}\p{Number}]+/u);
}

/**
 * The cameras in which every word of the query stands: in name or unit (anywhere, words' beginnings first) or as the beginning of the number, with
 * or without leading zeros. Best first: the number itself, numbers and names that begin so, units that begin so; equals by number. An empty query gives all.
 */
export function searchCameras(entries: readonly CameraEntry[], query: string): CameraInfo[] {
  const tokens = foldText(query).split(/\s+/).filter(Boolean);
  if (tokens.length === 0) return entries.map(({ camera }) => camera);
  const hits: { camera: CameraInfo; score: number }[] = [];
  for (const entry of entries) {
    const scores = tokens.map((token) => scoreToken(entry, token));
    if (scores.every((score) => score > 0))
      hits.push({ camera: entry.camera, score: scores.reduce((sum, score) => sum + score) });
  }
  return hits.sort((a, b) => b.score - a.score).map(({ camera }) => camera);
}

function scoreToken({ text, nameWords, unitWords, digits }: CameraEntry, token: string): number {
  if (/^\d+$/.test(token)) {
    const number = token.replace(/^0+(?=\d)/, '');
    if (digits === number) return 32;
    if (digits.startsWith(number)) return 16;
  }
  if (nameWords.some((word) => word.startsWith(token))) return 4;
  if (unitWords.some((word) => word.startsWith(token))) return 2;
  return text.includes(token) ? 1 : 0;
}
