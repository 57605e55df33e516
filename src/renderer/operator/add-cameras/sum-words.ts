import type { Translate } from '../../i18n/i18n.ts';
import type { Preview } from './use-file-import.ts';

/** What the button will do, whole: `Thêm 9.999 camera, bỏ qua 1 dòng lỗi`. */
export function sumWords(
  t: Translate,
  language: string,
  { added, changed, skipped }: Pick<Preview, 'added' | 'changed' | 'skipped'>,
): string {
  const parts = (
    [
      ['doAdd', added],
      ['doChange', changed],
      ['doSkip', skipped],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([what, count]) => t(`addCameras.${what}`, { count, shown: count.toLocaleString(language) }));
  const sentence = parts.join(', ');
  return sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1);
}
