import type pg from 'pg'
import { packBody } from './body-codec.mjs'
import type { Session, Value, Writer } from './session.ts'

/** `?` → `$1`, `$2` …, and a name under which the server keeps the plan. */
interface Prepared {
  readonly name: string
  readonly text: string
}

/** pg reports a connection lost between two queries as an event; without a listener it would end the process. */
const ignore = () => undefined

/** The writer over one pooled connection at a time; a connection that failed is thrown away, not handed back. */
export function postgresWriter(pool: pg.Pool): Writer {
  const prepared = new Map<string, Prepared>()
  let client: pg.PoolClient | undefined
  let added: { statement: string; values: readonly Value[] }[] = []

  const prepare = (statement: string): Prepared => {
    const known = prepared.get(statement)
    if (known !== undefined) return known
    let count = 0
    const text = statement.replaceAll('?', () => `$${++count}`)
    const made = { name: `s${prepared.size + 1}`, text }
    prepared.set(statement, made)
    return made
  }
  const session: Session = {
    engine: 'postgres',
    async all<Row>(statement: string, values: readonly Value[]) {
      if (client === undefined) throw new Error('no transaction is open')
      const answer = await client.query({ ...prepare(statement), values: [...values] })
      return answer.rows as Row[]
    },
    add(statement, values) {
      added.push({
        statement,
        values: values.flatMap((value): readonly Value[] =>
          typeof value === 'object' && 'body' in value ? packBody(value.body) : [value],
        ),
      })
    },
  }
  return {
    async begin() {
      added = []
      client = await pool.connect()
      client.on('error', ignore)
      await client.query('begin')
      return session
    },
    async commit() {
      if (client === undefined) throw new Error('no transaction is open')
      for (const { statement, values } of added) await session.all(statement, values)
      await client.query('commit')
      client.off('error', ignore)
      client.release()
      client = undefined
    },
    async rollback() {
      const failed = client
      client = undefined
      if (failed === undefined) return
      try {
        await failed.query('rollback')
        failed.off('error', ignore)
        failed.release()
      } catch (error) {
        failed.release(error instanceof Error ? error : true)
      }
    },
    // The pool belongs to the database handle, which ends it.
    async close() {},
  }
}
