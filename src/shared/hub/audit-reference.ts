/** Kinds of rows that the detail of an entry of the audit log may name by their ids. */
export const auditReferenceKinds = [
  'tier',
  'territory',
  'sector',
  'unit',
  'role',
  'person',
  'grant',
  'console',
  'camera',
  'layout',
  'bookmark',
] as const;
export type AuditReferenceKind = (typeof auditReferenceKinds)[number];

export interface AuditReference {
  readonly kind: AuditReferenceKind;
  readonly id: string;
}

/** Fields of rows, questions and notes that hold ids. */
const kindOfField: ReadonlyMap<string, AuditReferenceKind> = new Map([
  ['tierId', 'tier'],
  ['territoryId', 'territory'],
  ['sectorIds', 'sector'],
  ['unitId', 'unit'],
  ['managingUnitId', 'unit'],
  ['supplyingUnitId', 'unit'],
  ['usingUnitIds', 'unit'],
  ['roleIds', 'role'],
  ['personId', 'person'],
  ['toPersonId', 'person'],
  ['ownerId', 'person'],
  ['grantId', 'grant'],
  ['toConsoleId', 'console'],
  ['cameraId', 'camera'],
  ['cameraIds', 'camera'],
  ['duplicateOf', 'camera'],
]);

/** Fields that only hold what another field was or is. */
const wrappers: ReadonlySet<string> = new Set(['from', 'to', 'first']);

/** Of what kind the row is that an entry is about, by its name such as `command.unit.put`; null: of none, or none is meant. */
export function auditSubjectKind(what: string, detail: unknown): AuditReferenceKind | null {
  const [, subject] = /^command\.([a-z]+)/.exec(what) ?? [];
  const named = subject === 'item' && isObject(detail) ? detail.kind : subject;
  return auditReferenceKinds.find((kind) => kind === named) ?? null;
}

/** Of what kind the ids in a field are; null: they are no ids. `subject` is the kind of auditSubjectKind. */
export function auditFieldKind(field: string, subject: AuditReferenceKind | null): AuditReferenceKind | null {
  if (field === 'id') return subject;
  if (field === 'parentId') return subject === 'unit' || subject === 'territory' ? subject : null;
  // Sessions and passwords are a person's.
  if (field === 'subject') return subject === 'console' ? 'console' : 'person';
  return kindOfField.get(field) ?? null;
}

/** The field whose ids stand here: that of what is around where this one only says which of its values it is. */
export function auditFieldWithin(around: string, field: string): string {
  return wrappers.has(field) ? around : field;
}

/** All ids in the detail of an entry, each once, in their order. */
export function auditReferences(what: string, detail: unknown): AuditReference[] {
  const subject = auditSubjectKind(what, detail);
  const found = new Map<string, AuditReference>();
  const walk = (value: unknown, field: string): void => {
    if (typeof value === 'string') {
      const kind = auditFieldKind(field, subject);
      if (kind && value !== '') found.set(`${kind} ${value}`, { kind, id: value });
    } else if (Array.isArray(value)) for (const one of value) walk(one, field);
    else if (isObject(value))
      for (const [name, one] of Object.entries(value)) walk(one, auditFieldWithin(field, name));
  };
  walk(detail, '');
  return [...found.values()];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
