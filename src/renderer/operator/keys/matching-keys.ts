import type { Translate } from '../../i18n/i18n.ts';
import { foldText } from '../../ui/fold-text.ts';
import { chordText, type KeyLabels } from './chord-text.ts';
import { type KeyBinding, type KeyGroup, keyBindings, keyGroups } from './key-bindings.ts';
import type { Bindings } from './resolve-bindings.ts';

/** The groups of the sheet with the acts whose words or keys hold every word of the query, diacritics or not; groups without any are left out. */
export function matchingKeys(
  t: Translate,
  bindings: Bindings,
  labels: KeyLabels,
  query: string,
): { group: KeyGroup; rows: KeyBinding[] }[] {
  const wanted = foldText(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const textOf = ({ id, also = [] }: KeyBinding) => {
    const chords = [bindings.get(id) ?? null, ...also].filter((chord) => chord !== null);
    return foldText([t(`keySheet.act.${id}`), ...chords.map((chord) => chordText(chord, labels))].join(' '));
  };
  const matches = (binding: KeyBinding) => wanted.every((word) => textOf(binding).includes(word));
  return keyGroups
    .map((group) => ({ group, rows: keyBindings.filter((one) => one.group === group && matches(one)) }))
    .filter(({ rows }) => rows.length > 0);
}
