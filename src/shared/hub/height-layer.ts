import { foldText } from './fold-text.ts';

/** Camera layers by height above ground (Art. 13.2 a, b, c, d, đ). */
export const heightLayers = ['panorama', 'squares', 'security', 'behaviour', 'near'] as const;
export type HeightLayer = (typeof heightLayers)[number];

interface LayerRule {
  readonly layer: HeightLayer;
  /** The first height that belongs to it; the next higher layer's is the first that does not. */
  readonly fromM: number;
  /** Folded words of purposes that the regulation gives to it, Vietnamese and English. */
  readonly words: readonly string[];
}

/** Highest first. The list of purposes is not closed ("không bị giới hạn"): a purpose without one of these words fits everywhere. */
const rules: readonly LayerRule[] = [
  {
    layer: 'panorama',
    fromM: 20,
    words: ['toan canh', 'khoi', 'chay', 'bien dong', 'panorama', 'smoke', 'fire'],
  },
  {
    layer: 'squares',
    fromM: 10,
    words: [
      ...['quang truong', 'vong xoay', 'nha ga', 'ben xe', 'ben cang', 'cao toc'],
      ...['square', 'roundabout', 'station', 'port', 'expressway'],
    ],
  },
  {
    layer: 'security',
    fromM: 5,
    words: ['an ninh', 'giao thong', 'hanh vi', 'huong di chuyen', 'security', 'traffic', 'behaviour'],
  },
  {
    layer: 'behaviour',
    fromM: 3,
    words: ['hanh vi cu the', 'bien so', 'ngo hem', 'hem', 'plate', 'plates', 'alley', 'alleys'],
  },
  {
    layer: 'near',
    fromM: 0,
    words: ['khuon mat', 'trieu cuong', 'ngap', 'ngap ung', 'face', 'faces', 'tide', 'flood', 'flooding'],
  },
];

/** The layer of a height (half-open intervals: 20 m is panorama, 19.99 m is not); null for a height that nobody knows. */
export function heightLayer(heightM: number | null): HeightLayer | null {
  if (heightM === null) return null;
  return rules.find(({ fromM }) => heightM >= fromM)?.layer ?? null;
}

/** The layers that the regulation gives to this purpose; empty when it says nothing of it. */
export function layersOfPurpose(purpose: string): readonly HeightLayer[] {
  const folded = ` ${foldText(purpose)} `;
  return rules
    .filter(({ words }) => words.some((word) => folded.includes(` ${word} `)))
    .map(({ layer }) => layer);
}

/** Whether a camera hangs in another layer than its purpose asks for: a warning, never a refusal. */
export function isLayerMismatch({
  heightM,
  purpose,
}: {
  readonly heightM: number | null;
  readonly purpose: string;
}): boolean {
  const layer = heightLayer(heightM);
  const wanted = layersOfPurpose(purpose);
  return layer !== null && wanted.length > 0 && !wanted.includes(layer);
}
