import type { TFunction } from 'i18next';

/** Beginnings of what is logged that have words, the longest first among equals. */
export const auditWhats = [
  'sign-in.done',
  'sign-in.failed',
  'session.expired',
  'command.session',
  'command.password',
  'command.person.reset-password',
  'command.person',
  'command.role',
  'command.unit',
  'command.tier',
  'command.territory',
  'command.sector',
  'command.grant',
  'command.console',
  'command.camera.report',
  'command.camera',
  'command.item',
  'command.wall',
  'command.ticket',
  'command.audit.search',
  'command.audit.doubt',
  'viewing',
  'replay',
  'audit.exported',
  'catalogue',
  'hub',
] as const;

/** How names end that say more of what was done; a change needs no more words than its beginning has. */
const ends = [
  'started',
  'ended',
  'revoke',
  'approve',
  'change',
  'sign-out',
  'list',
  'open',
  'take',
  'done',
  'seen',
] as const;

/** What was done, in words, with the log's own name after it where the words say less. */
export function auditWhatWords(t: TFunction, what: string): string {
  const known = auditWhats.find((begin) => what.startsWith(begin) && isEnd(what.charAt(begin.length)));
  if (!known) return what;
  // A dot would be a step into the words.
  const words = t(`admin.audit.what.${keyOf(known)}`);
  const rest = what.slice(known.length + 1);
  if (rest === '' || rest === 'put') return words;
  const end = ends.find((one) => one === rest);
  return `${words} (${end ? t(`admin.audit.end.${end}`) : rest})`;
}

/** A name ends there, or its next part begins: `command.camera.report`, `command.camera.report-take`. */
function isEnd(character: string): boolean {
  return character === '' || character === '.' || character === '-';
}

type Dashed<S extends string> = S extends `${infer A}.${infer B}` ? `${A}-${Dashed<B>}` : S;

function keyOf<S extends string>(what: S): Dashed<S> {
  // What replaceAll gives is what the type says.
  return what.replaceAll('.', '-') as Dashed<S>;
}
