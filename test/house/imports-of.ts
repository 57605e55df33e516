import { parseSync } from 'vite';

/** One place where a file names another module. `specifier` null: it is computed, nobody can check it. */
export interface FoundImport {
  readonly specifier: string | null;
  readonly typeOnly: boolean;
}

/**
 * Everything a TypeScript source brings in: imports, re-exports, `import()`, `import('…')` types, `require`, and `new URL('…',
 * import.meta.url)`, which is how workers are named. Throws if the text does not parse.
 */
export function importsOf(fileName: string, source: string): FoundImport[] {
  const { program, errors } = parseSync(fileName, source);
  if (errors[0]) throw new Error(`${fileName}: ${errors[0].message}`);
  const found: FoundImport[] = [];
  walk(program, (node) => {
    const one = importOf(node);
    if (one) found.push(one);
  });
  return found;
}

type Node = Readonly<Record<string, unknown>>;

function importOf(node: Node): FoundImport | null {
  switch (node.type) {
    case 'ImportDeclaration':
      return { specifier: text(node.source), typeOnly: isTypeOnly(node, 'importKind') };
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return isNode(node.source)
        ? { specifier: text(node.source), typeOnly: isTypeOnly(node, 'exportKind') }
        : null;
    case 'ImportExpression':
      return { specifier: text(node.source), typeOnly: false };
    case 'TSImportType':
      return { specifier: text(node.source ?? node.argument), typeOnly: true };
    case 'TSExternalModuleReference':
      return { specifier: text(node.expression), typeOnly: false };
    case 'CallExpression':
      return isNamed(node.callee, 'require')
        ? { specifier: text(first(node.arguments)), typeOnly: false }
        : null;
    case 'NewExpression':
      return isModuleUrl(node) ? { specifier: text(first(node.arguments)), typeOnly: false } : null;
    default:
      return null;
  }
}

/** `import type …`, or an import whose every name is marked `type`. */
function isTypeOnly(node: Node, kind: 'importKind' | 'exportKind'): boolean {
  if (node[kind] === 'type') return true;
  const names = Array.isArray(node.specifiers) ? node.specifiers : [];
  return names.length > 0 && names.every((name: unknown) => isNode(name) && name[kind] === 'type');
}

/** `new URL(x, import.meta.url)` with an x that is written out: one that is computed names data, not code. */
function isModuleUrl(node: Node): boolean {
  const [target, base] = Array.isArray(node.arguments) ? node.arguments : [];
  if (!isNamed(node.callee, 'URL') || !isNode(base) || text(target) === null) return false;
  return base.type === 'MemberExpression' && isNode(base.object) && base.object.type === 'MetaProperty';
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node.name === name;
}

function first(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : null;
}

/** Text of a string literal, or of a literal wrapped in a type. */
function text(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'TSLiteralType') return text(node.literal);
  return typeof node.value === 'string' ? node.value : null;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (isNode(value)) {
    visit(value);
    for (const child of Object.values(value)) if (typeof child === 'object') walk(child, visit);
  }
}
