/**
 * The tables, the same on SQLite and PostgreSQL: integers, text and bytes only; times are epoch milliseconds or
 * RFC 3339 text, flags 0/1, structures JSON text. `world` is 'main' unless a process was given another one.
 */

/** A journal row as it lies in the table; every column but the last three and `at_ms` enters the hash chain. */
export interface JournalRecord {
  seq: number
  at: string
  received_at: string
  world: string
  run: string
  kind: string
  cause: number
  user_id: string
  procedure: string
  declaration_no: string
  /** JSON array of text. */
  result_codes: string
  /** JSON array of text. */
  outputs: string
  /** JSON of the verdict, `null` when there is none. */
  verdict: string
  bytes: number
  content_type: string
  /** Tenths of a millisecond. */
  duration_tenths: number
  /** JSON object. */
  detail: string
  /** SHA-256 of the body, lower-case hex. */
  body_sha256: string
  /** `at` as epoch ms, for searching. */
  at_ms: number
  prev_hash: string
  hash: string
}

/** The bytes of a row; beside the journal, so that a search over rows never drags the bodies along. */
export interface JournalBody {
  seq: number
  /** How `body` holds the exact bytes: body-codec.mjs. */
  codec: number
  body: Uint8Array
}

export interface Tables {
  schema_version: { version: number; applied_at: string }
  /** One row (id 1). Locking it makes writers of several processes take turns. */
  journal_head: { id: number; seq: number; hash: string; realm_version: number }
  journal: JournalRecord
  journal_body: JournalBody
  /** `last` is the highest value given out. */
  sequences: { world: string; name: string; last: number }
  settings: { world: string; name: string; value: string }
  accounts: { world: string; user_id: string; unit: string; state: string }
  certificates: {
    world: string
    serial: string
    user_id: string
    pem: string
    not_before: number
    not_after: number
    revoked_at: number
    revoke_reason: string
  }
  declarations: {
    world: string
    /** With the amendment branch that is in force. */
    number: string
    /** The number without the branch: its first 11 digits, the same for as long as the declaration lives. */
    base: string
    direction: string
    owner: string
    phase: string
    /** 0 before selectivity. */
    channel: number
    office: string
    run: string
    edited_at: number
    state: string
  }
  mailbox: {
    world: string
    id: number
    user_id: string
    output: string
    declaration_no: string
    /** Journal row whose body is the report, so that it is not written twice; 0 when it lies in `bytes`. */
    body_seq: number
    bytes: Uint8Array
  }
  remembered: {
    world: string
    user_id: string
    carry: string
    content_hash: string
    content_type: string
    results: string
    outputs: string
    declaration_no: string
    /** Journal row whose body is the answer; 0 when it lies in `bytes`. */
    body_seq: number
    bytes: Uint8Array
  }
  runs: {
    world: string
    id: string
    scenario: string
    unit: string
    seed: number
    official: number
    opened_at: number
    closed_at: number
    status: string
    judgement: string
    /** JSON of `RunPlay`. */
    play: string
  }
  /** People, sessions, drafts, worlds … (ports/records): `world` and `login` are '' where a kind has none. */
  records: { kind: string; key: string; world: string; login: string; state: string }
}

/** Primary key of every table, in the order in which a backup writes them. */
export const tableKeys = {
  schema_version: ['version'],
  journal_head: ['id'],
  journal: ['seq'],
  journal_body: ['seq'],
  sequences: ['world', 'name'],
  settings: ['world', 'name'],
  accounts: ['world', 'user_id'],
  certificates: ['world', 'serial'],
  declarations: ['world', 'base'],
  mailbox: ['world', 'id'],
  remembered: ['world', 'user_id', 'carry', 'content_hash'],
  runs: ['world', 'id'],
  records: ['kind', 'key'],
} as const satisfies { readonly [T in keyof Tables]: readonly (keyof Tables[T])[] }
