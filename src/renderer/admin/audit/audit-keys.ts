/** Names that entries use in their detail and that have words. */
const whoAndWhat = [
  ...(['account', 'answer', 'because', 'code', 'count', 'disabled', 'format', 'kind', 'name'] as const),
  ...(['number', 'purpose', 'query', 'reason', 'right', 'rights', 'subject', 'text', 'title'] as const),
  ...(['what', 'whole', 'id', 'to', 'from', 'first', 'scope', 'document', 'class', 'late'] as const),
] as const;
const tiedTo = [
  ...(['tierId', 'territoryId', 'sectorIds', 'unitId', 'managingUnitId', 'supplyingUnitId'] as const),
  ...(['usingUnitIds', 'parentId', 'roleIds', 'personId', 'toPersonId', 'toConsoleId'] as const),
  ...(['cameraId', 'cameraIds'] as const),
] as const;
const times = ['validFromMs', 'validToMs', 'fromMs', 'toMs', 'atMs', 'revokedAtMs'] as const;

const keys = [...whoAndWhat, ...tiedTo, ...times];

/** The name in `admin.audit.key` of the locales; undefined: it has no words. */
export function auditKey(key: string): (typeof keys)[number] | undefined {
  return keys.find((one) => one === key);
}
