import { readFileSync } from 'node:fs';

/** What electron.d.ts says that one of its classes or interfaces has. */
export interface Declared {
  readonly members: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
}

const text = readFileSync('node_modules/electron/electron.d.ts', 'utf8');

/** Reads a class or interface of the namespace Electron, with what it extends. Throws when there is none of that name. */
export function declared(name: string): Declared {
  const head = new RegExp(`^  (?:class|interface) ${name}(?: extends ([\\w.]+))? \\{$`, 'm').exec(text);
  if (!head) throw new Error(`electron.d.ts knows no ${name}`);
  const body = text.slice(head.index, text.indexOf('\n  }\n', head.index));
  const parent =
    head[1] && /^\w+$/.test(head[1]) && head[1] !== 'NodeEventEmitter' ? declared(head[1]) : null;
  const found = (pattern: RegExp) => [...body.matchAll(pattern)].map(([, word = '']) => word);
  return {
    members: new Set([...found(/^ {4}(?:static |readonly )*(\w+)\??[(:<]/gm), ...(parent?.members ?? [])]),
    events: new Set([...found(/^ {4}on\(event: '([\w-]+)'/gm), ...(parent?.events ?? [])]),
  };
}
