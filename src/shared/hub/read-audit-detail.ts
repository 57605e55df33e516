/** The detail of an entry of the audit log. Somebody may have changed the text in the database: then it is no JSON, and null. */
export function readAuditDetail(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
