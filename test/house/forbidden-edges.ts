import { posix } from 'node:path';
import { importTable } from './import-table.ts';

/** A file that the import table forbids. */
export interface ForbiddenEdge {
  readonly path: string;
  readonly source: string;
  /** The linter's rule cannot tell a type's import from a value's: an edge that is forbidden to values only is the checker's alone. */
  readonly seenByLinter: boolean;
}

/** One bad file for every edge that the table leaves out: each room to each other room, to electron, node: and a foreign package. */
export function forbiddenEdges(): ForbiddenEdge[] {
  return Object.keys(importTable).flatMap((room) => [...toRooms(room), ...toModules(room)]);
}

/** One good file for every edge the table allows. */
export function allowedEdges(): ForbiddenEdge[] {
  return Object.entries(importTable).flatMap(([room, rules]) =>
    rules.rooms.map((name) => {
      const [target = '', inside = 'wall'] = name.split('/');
      return edge(room, `to-${target}`, relativeTo(room, target, inside), rules.typesOnly === true);
    }),
  );
}

function toRooms(room: string): ForbiddenEdge[] {
  const rules = importTable[room];
  const others = Object.keys(importTable).filter((name) => name !== room);
  const notWhole = others.filter((name) => !rules?.rooms.includes(name));
  const values = rules?.typesOnly ? rules.rooms : [];
  return [...notWhole, ...values].map((name) => ({
    ...edge(room, `to-${name}`, relativeTo(room, name, 'wall'), false),
    seenByLinter: notWhole.includes(name),
  }));
}

function toModules(room: string): ForbiddenEdge[] {
  const rules = importTable[room];
  const bad: string[] = [];
  if (!rules?.node) bad.push('node:fs');
  if (!rules?.electron) bad.push('electron');
  if (rules?.packages !== 'any') bad.push('react', '@scope/package');
  return bad.map((specifier) => edge(room, `module-${specifier.replace(/\W+/g, '-')}`, specifier, false));
}

function edge(room: string, name: string, specifier: string, typeOnly: boolean): ForbiddenEdge {
  const path = `${importTable[room]?.folder}/inside/${name.replace(/-+/g, '-')}.ts`;
  return {
    path,
    source: `import ${typeOnly ? 'type ' : ''}{ a } from '${specifier}';\n\nexport type B = typeof a;\n`,
    seenByLinter: true,
  };
}

function relativeTo(room: string, target: string, inside: string): string {
  const from = `${importTable[room]?.folder}/inside`;
  return posix.relative(from, `${importTable[target]?.folder}/${inside}/thing.ts`);
}
