/**
 * Snapshots of a world (ảnh chụp thế giới). The state kept under a snapshot's id lies in the same tables, as a hidden world
 * `<world>@<snapshot>`: made, put back and dropped by a few statements, carried along by every backup, and of any size.
 *
 * Never put back: the journal, sequences (a number once given is given), runs (they are what was shown to be done), and
 * accounts with their certificates, which the tokens of people hold keys for.
 */
import type { StateChange } from '../ports.ts'
import type { Session } from './session.ts'
import { columns } from './statements.ts'

const KEPT = ['declarations', 'mailbox', 'remembered', 'settings', 'accounts', 'sequences', 'runs'] as const
const PUT_BACK = ['declarations', 'mailbox', 'remembered', 'settings'] as const
type Kept = (typeof KEPT)[number]

/** Name of the hidden world. */
export const keptWorld = (world: string, snapshot: string): string => `${world}@${snapshot}`

export function changeState(session: Session, world: string, change: StateChange): void {
  const hidden = keptWorld(world, change.snapshot)
  switch (change.act) {
    case 'keep':
      for (const table of KEPT) copy(session, table, world, hidden)
      return
    case 'drop':
      for (const table of KEPT) clear(session, table, hidden)
      return
    case 'restore':
      for (const table of PUT_BACK) {
        clear(session, table, world)
        if (change.snapshot !== '') copy(session, table, hidden, world)
      }
      return
    default:
      unreachable(change.act)
  }
}

const clear = (session: Session, table: Kept, world: string): void =>
  session.add(`delete from ${table} where world = ?`, [world])

function copy(session: Session, table: Kept, from: string, to: string): void {
  const others = columns[table].filter((column) => column !== 'world').join(', ')
  const text = `insert into ${table} (world, ${others}) select cast(? as text), ${others} from ${table} where world = ?`
  session.add(text, [to, from])
}

function unreachable(act: never): never {
  throw new Error(`not a change of state: ${act}`)
}
