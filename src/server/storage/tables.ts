import type { Generated } from 'kysely';

/** Times are epoch milliseconds of the hub's clock, JSON is text, booleans are 0 and 1: what both engines keep alike. */
export interface HubTables {
  hub_fact: { name: string; value: string };
  /** Everything that is shared and versioned: kinds of the rights book, `camera`, `layout`, `bookmark`, `report`, `console`. */
  entity: { kind: string; id: string; version: number; row: string; changed_at_ms: number };
  entity_history: {
    kind: string;
    id: string;
    version: number;
    row: string;
    changed_at_ms: number;
    person_id: string | null;
  };
  /** The locked head of a topic: the offset is taken from here inside the transaction, so that the order of offsets is the order of commits. */
  topic_head: { topic: string; last_offset: number; first_offset: number };
  topic_change: {
    topic: string;
    offset: number;
    kind: string;
    id: string;
    version: number;
    row: string | null;
    at_ms: number;
  };
  /** Which kept rows are in a topic now; `cameras` is read from memory instead. */
  topic_row: { topic: string; kind: string; id: string };
  /** Commands that were applied, by their idempotency key, with what was answered. */
  command_done: { id: string; person_id: string; input_hash: string; answer: string; at_ms: number };
  account: {
    person_id: string;
    /** PHC string (argon2id); null: no password yet. */
    password_hash: string | null;
    must_change: number;
    changed_at_ms: number;
    last_sign_in_at_ms: number | null;
  };
  session: {
    id: string;
    person_id: string;
    console_id: string;
    token_hash: string;
    signed_in_at_ms: number;
    last_seen_at_ms: number;
    expires_at_ms: number;
    ended_at_ms: number | null;
  };
  /** Pushes to walls that may still be undone. */
  open_push: { id: string; by_console_id: string; to_console_id: string; at_ms: number };
  /** User name and password of a camera, sealed (AES-256-GCM) with the hub's own key, which is not in the database. */
  camera_secret: { camera_id: string; sealed: string };
  /** What has been done and is not yet sealed into the chain; written in the transaction of what it tells of. */
  audit_pending: {
    id: Generated<number>;
    at_ms: number;
    what: string;
    person_id: string | null;
    console_id: string | null;
    camera_id: string | null;
    outcome: string;
    detail: string;
  };
  /** Signed ends of the log: those of the past, at most one a minute, tell where a rewritten log leaves the true one. */
  audit_head: { seq: number; hash: string; at_ms: number; signature: string };
  audit_entry: {
    seq: number;
    at_ms: number;
    what: string;
    person_id: string | null;
    console_id: string | null;
    camera_id: string | null;
    outcome: string;
    detail: string;
    prev: string;
    hash: string;
  };
}
