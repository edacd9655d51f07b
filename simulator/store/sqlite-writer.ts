import { Worker } from 'node:worker_threads'
import type Sqlite from 'better-sqlite3'
import type { Body, Session, Value, Writer } from './session.ts'

/**
 * The writer over SQLite. A commit waits for the disk; better-sqlite3 waits with it, and so would every message that
 * could be decoded meanwhile. Statements therefore run in a thread with a connection of its own, while reads stay on
 * the connection of this thread: since the thread holds the write lock, nothing changes under them.
 */
export function sqliteWriter(file: string, reader: Sqlite.Database, pragmas: readonly string[]): Writer {
  const prepared = new Map<string, Sqlite.Statement<Value[], unknown>>()
  const query = (text: string) => {
    const known = prepared.get(text)
    if (known !== undefined) return known
    const made = reader.prepare<Value[], unknown>(text)
    prepared.set(text, made)
    return made
  }
  let thread: WriterThread | undefined
  let statements: Statement[] = []
  const session: Session = {
    engine: 'sqlite',
    async all<Row>(text: string, values: readonly Value[]) {
      return query(text).all(...values) as Row[]
    },
    add(text, values) {
      statements.push([text, values])
    },
  }
  return {
    async begin() {
      // A thread that broke is replaced at the next transaction.
      if (thread === undefined || thread.broken) thread = new WriterThread(file, pragmas)
      statements = []
      await thread.ask({ act: 'begin' })
      return session
    },
    async commit() {
      await thread?.ask({ act: 'commit', statements })
    },
    async rollback() {
      await thread?.ask({ act: 'rollback' }).catch(() => undefined)
    },
    async close() {
      await thread?.ask({ act: 'close' }).catch(() => undefined)
    },
  }
}

type Statement = readonly [text: string, values: readonly (Value | Body)[]]

type Request =
  | { readonly act: 'begin' | 'rollback' | 'close' }
  | { readonly act: 'commit'; readonly statements: readonly Statement[] }

type Reply = { readonly ok: true } | { readonly ok: false; readonly code?: string; readonly message: string }

class WriterThread {
  broken = false
  readonly #worker: Worker
  #answer: ((error: Error | undefined) => void) | undefined

  constructor(file: string, pragmas: readonly string[]) {
    this.#worker = new Worker(new URL('./sqlite-worker.mjs', import.meta.url), {
      workerData: { file, pragmas },
      execArgv: [],
    })
    this.#worker.unref()
    this.#worker.on('message', (reply: Reply) => {
      this.#settle(reply.ok ? undefined : Object.assign(new Error(reply.message), { code: reply.code }))
    })
    this.#worker.on('error', (error) => {
      this.broken = true
      this.#settle(error instanceof Error ? error : new Error(String(error)))
    })
    this.#worker.on('exit', () => {
      this.broken = true
      this.#settle(new Error('the writing thread ended'))
    })
  }

  /** One request at a time; the process stays alive until it is answered. */
  ask(request: Request): Promise<void> {
    if (this.broken) return Promise.reject(new Error('the writing thread ended'))
    return new Promise((resolve, reject) => {
      this.#answer = (error) => (error === undefined ? resolve() : reject(error))
      this.#worker.ref()
      if (request.act === 'commit') {
        const packed = pack(request.statements)
        this.#worker.postMessage({ act: 'commit', ...packed }, [packed.bytes])
      } else this.#worker.postMessage(request)
    })
  }

  #settle(error: Error | undefined): void {
    const answer = this.#answer
    this.#answer = undefined
    this.#worker.unref()
    answer?.(error)
  }
}

/**
 * All byte values in one block that changes hands without a copy. (A view sent by itself would drag along the whole
 * buffer that it is cut from.)
 */
function pack(statements: readonly Statement[]) {
  let size = 0
  for (const [, values] of statements)
    for (const value of values) if (typeof value === 'object') size += bytesOf(value).byteLength
  const block = new Uint8Array(size)
  let at = 0
  const packed = statements.map(([text, values]) => [
    text,
    values.map((value) => {
      if (typeof value !== 'object') return value
      const bytes = bytesOf(value)
      block.set(bytes, at)
      at += bytes.byteLength
      return { at: at - bytes.byteLength, size: bytes.byteLength, isBody: 'body' in value }
    }),
  ])
  return { statements: packed, bytes: block.buffer }
}

const bytesOf = (value: Uint8Array | Body): Uint8Array => ('body' in value ? value.body : value)
