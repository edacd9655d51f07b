import type { RecordKind, RecordReader, Records } from '../ports/records.ts'
import type { Database } from './database.ts'

type Read = <T>(read: (query: Database['query']) => Promise<T>) => Promise<T>

/** Records outside of a transaction; `read` tells the database's failures as the store does. */
export const recordReader = (read: Read): RecordReader => ({
  async find<K extends RecordKind>(kind: K, key: string) {
    const row = await read((query) =>
      query.selectFrom('records').select('state').where('kind', '=', kind).where('key', '=', key).executeTakeFirst(),
    )
    return row && (JSON.parse(row.state) as Records[K])
  },
  async list<K extends RecordKind>(kind: K, { world, login }: { world?: string; login?: string } = {}) {
    const rows = await read((query) =>
      query
        .selectFrom('records')
        .select('state')
        .where('kind', '=', kind)
        .$if(world !== undefined, (q) => q.where('world', '=', world ?? ''))
        .$if(login !== undefined, (q) => q.where('login', '=', login ?? ''))
        .orderBy('key')
        .execute(),
    )
    return rows.map(({ state }) => JSON.parse(state) as Records[K])
  },
})
