/** A row in words: names of its facts and what they are. */
export type Facts = readonly (readonly [string, string])[];

/** Facts that are other ones than before, as they were and as they are; of a first version every fact that says something, without a before. */
export function factsChanged(
  before: Facts | undefined,
  after: Facts,
): (readonly [name: string, before: string | null, after: string])[] {
  if (before === undefined)
    return after.filter(([, value]) => value !== '').map(([name, value]) => [name, null, value]);
  const was = new Map(before);
  return after
    .filter(([name, value]) => (was.get(name) ?? '') !== value)
    .map(([name, value]) => [name, was.get(name) ?? '', value]);
}
