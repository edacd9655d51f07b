/**
 * The one writer of a process: a transaction as plain statements with `?` placeholders, the same text on both engines.
 * Only `statements.ts` writes such text; everything off the hot path goes through Kysely.
 */
export type Engine = 'sqlite' | 'postgres'

export type Value = string | number | Uint8Array

/** A body of the journal: two placeholders, `codec` and `body`, filled where the statement runs (body-codec.mjs). */
export interface Body {
  readonly body: Uint8Array
}

export interface Session {
  readonly engine: Engine
  /** Rows of a query; nothing that was `add`ed shows yet. Rejects with the engine's own error. */
  all<Row>(statement: string, values: readonly Value[]): Promise<Row[]>
  /** Puts a writing statement behind those before it; `commit` runs them in order. */
  add(statement: string, values: readonly (Value | Body)[]): void
}

export interface Writer {
  /** Opens the transaction; on SQLite the write lock is taken here. */
  begin(): Promise<Session>
  /** Runs what was added; resolves when everything is durable. */
  commit(): Promise<void>
  /** Never rejects: called when something has failed already. */
  rollback(): Promise<void>
  close(): Promise<void>
}
