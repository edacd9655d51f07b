/** The mailbox of one's own account (hộp thư): reports that were fetched, and those that still wait for a pull. */
import type { MailboxItem, MailboxView } from '../api/terminal.ts'
import { type MessageRoom, ownAccount, type Reader } from './message-rights.ts'
import { outputTitle } from './message-row.ts'

const SHOWN = 200

export async function readMailbox(
  room: MessageRoom,
  reader: Reader,
  wish: { readonly run?: string | undefined; readonly before?: number | undefined } = {},
): Promise<MailboxView> {
  const user = await ownAccount(room, reader)
  if (user === '') return { waiting: 0, items: [] }
  // The list of what waits first: a report fetched in between is then shown as waiting once more, never the reverse.
  const waiting = await room.waiting.of(room.world, user)
  const waits = new Set(waiting.map(({ seq }) => seq))
  const rows = await room.journal.rows({
    world: room.world,
    user,
    kind: 'report',
    newestFirst: true,
    limit: SHOWN,
    ...(wish.run ? { run: wish.run } : {}),
    ...(wish.before === undefined ? {} : { before: wish.before }),
  })
  const items = rows.map(
    ({ seq, at, outputs, declarationNo, run }): MailboxItem => ({
      seq,
      at,
      output: outputs[0] ?? '',
      title: outputTitle(room.catalogue, outputs[0]) ?? { vi: outputs[0] ?? '', en: outputs[0] ?? '' },
      declarationNo,
      waiting: waits.has(seq),
      run,
    }),
  )
  return { waiting: waiting.length, items }
}
