/** A process that commits without end and says on stdout, one line each, what was acknowledged (kill.test.ts). */
import { writeSync } from 'node:fs'
import { journalWriter } from '../../../simulator/journal/record.ts'
import { openDatabase } from '../../../simulator/store/database.ts'
import { openStore } from '../../../simulator/store/store.ts'
import { bytes, declaration, entry, report } from '../../store/samples.ts'

const [place = '{}', round = '0'] = process.argv.slice(2)
const database = await openDatabase(JSON.parse(place))
const store = await openStore(database, journalWriter)
const user = '02CI0001'

async function commit(caller: number, count: number): Promise<void> {
  const carry = `${round}-${caller}-${count}`
  const done = await store.commit(async (tx) => {
    const next = await tx.peek('import')
    await tx.take('import', 1)
    const number = `10${String(next).padStart(9, '0')}0`
    const answer = bytes(`answer ${carry}`)
    await tx.saveDeclaration(declaration(number))
    await tx.deliver(report(user, number))
    const results = { contentType: 'text/plain', results: [], outputs: [], declarationNo: number }
    await tx.remember(user, carry, 'aa', { bytes: answer, ...results })
    const request = entry({ declarationNo: number, body: bytes(`${carry} `.repeat(300)) })
    const [seq] = await tx.append([request, entry({ kind: 'answer', cause: -1, declarationNo: number, body: answer })])
    return { number, seq, carry }
  })
  // Written at once: what a client has seen survives this process.
  writeSync(1, `${JSON.stringify(done)}\n`)
}

await Promise.all(
  Array.from({ length: 24 }, async (_, caller) => {
    for (let count = 0; ; count++) await commit(caller, count)
  }),
)
