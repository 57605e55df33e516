import type { ImportProblem } from '../../../shared/camera/import-problem.ts';
import type { Translate } from '../../i18n/i18n.ts';

const fields = [
  'number',
  'name',
  'unit',
  'street',
  'main',
  'sub',
  'transport',
  'latitude',
  'longitude',
  'id',
  'user',
  'password',
] as const;

/** A column's or field's name in words; one of another name is shown as the file has it. */
export function fieldWords(t: Translate, field: string): string {
  const named = fields.find((one) => one === field);
  return named ? t(`addCameras.field.${named}`) : field;
}

/** Why a line is refused. */
export function problemWords(t: Translate, { code, otherLine }: ImportProblem): string {
  return t(`addCameras.problem.${code}`, { line: otherLine ?? 0 });
}
