/** A process that works in a class, keeps it and goes back without end, and says what was acknowledged (state.test.ts). */
import { writeSync } from 'node:fs'
import { journalWriter } from '../../../simulator/journal/record.ts'
import type { Tx } from '../../../simulator/ports.ts'
import { openDatabase } from '../../../simulator/store/database.ts'
import { openStores } from '../../../simulator/store/store.ts'
import { declaration, entry, report } from '../../store/samples.ts'

const [place = '{}', round = '0'] = process.argv.slice(2)
const database = await openDatabase(JSON.parse(place))
const store = (await openStores(database, journalWriter)).in('L1')

/** Declarations, a mailbox and a setting that counts them: whoever reads sees whether all of them are there. */
async function work(tx: Tx): Promise<void> {
  let count = Number((await tx.setting('count')) ?? 0)
  for (let n = 0; n < 25; n++) {
    const next = await tx.peek('import')
    await tx.take('import', 1)
    const number = `10${String(next).padStart(9, '0')}0`
    await tx.saveDeclaration(declaration(number))
    await tx.deliver(report('02CI0001', number))
    count++
  }
  await tx.putSetting('count', count)
}

const said = (act: string, id: string): number => writeSync(1, `${JSON.stringify({ act, id })}\n`)

for (let n = 0; ; n++) {
  await store.commit(work)
  const id = `r${round}n${n}`
  await store.commitState({ act: 'keep', snapshot: id }, async (tx) => {
    await tx.put('snapshots', { world: 'L1', id, name: id, at: n, by: 'gv', content: null })
    await tx.append([entry({ kind: 'admin', procedure: 'keepSnapshot', detail: { id } })])
  })
  said('keep', id)
  await store.commit(work)
  await store.commitState({ act: 'restore', snapshot: id }, async (tx) => {
    await tx.append([entry({ kind: 'admin', procedure: 'resetClass', detail: { id } })])
  })
  said('restore', id)
  if (n % 3 !== 2) continue
  await store.commitState({ act: 'drop', snapshot: id }, async (tx) => {
    await tx.remove('snapshots', `L1/${id}`)
    await tx.append([entry({ kind: 'admin', procedure: 'dropSnapshot', detail: { id } })])
  })
  said('drop', id)
  if (n % 9 === 8) await store.commitState({ act: 'restore', snapshot: '' }, async () => undefined)
}
