import type { WaitingLists } from '../ports.ts'
import type { Database } from './database.ts'
import { keepable } from './database.ts'
import { storeError } from './store-error.ts'

/** Mailboxes for looking at, outside of a transaction and without their bytes. */
export const waitingLists = (database: Database): WaitingLists => ({
  async of(world, userId) {
    try {
      const rows = await database.query
        .selectFrom('mailbox')
        .select(['id', 'output', 'declaration_no', 'body_seq'])
        .where('world', '=', world)
        .where('user_id', '=', keepable(userId))
        .orderBy('id')
        .execute()
      return rows.map(({ id, output, declaration_no, body_seq }) => ({
        id,
        output,
        declarationNo: declaration_no,
        seq: body_seq,
      }))
    } catch (error) {
      throw storeError(error, database.where)
    }
  },
})
