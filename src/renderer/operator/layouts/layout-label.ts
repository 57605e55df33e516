import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import type { Translate } from '../../i18n/i18n.ts';

/** What a layout is to be called and loaded with, and what is wrong with that, in words. */
export interface LayoutLabel {
  readonly name: string;
  readonly key: number | null;
}

/** Longest name, as SavedLayout has it. */
export const maxNameLength = 100;

/** Why a layout cannot be saved under this name; null when it can. */
export function nameRefusal(t: Translate, { name }: LayoutLabel): string | null {
  return name.trim() === '' ? t('layouts.nameNeeded') : null;
}

/** What saving under this name and key does to others; `ownId` is the layout that is written over, null for a new one. */
export function labelWarnings(
  t: Translate,
  { name, key }: LayoutLabel,
  layouts: readonly SavedLayout[],
  ownId: string | null,
  loadKey: (key: number) => string,
): string[] {
  const others = layouts.filter(({ id }) => id !== ownId);
  const sameName = others.find((one) => one.name.normalize() === name.trim().normalize());
  const sameKey = key === null ? undefined : others.find((one) => one.key === key);
  return [
    ...(sameName ? [t('layouts.nameTaken', { name: sameName.name })] : []),
    ...(sameKey ? [t('layouts.keyTaken', { key: loadKey(sameKey.key ?? 0), name: sameKey.name })] : []),
  ];
}
