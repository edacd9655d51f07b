/** A process that opens the store at the given place and ends (database.test.ts). */
import { journalWriter } from '../../simulator/journal/record.ts'
import { openDatabase } from '../../simulator/store/database.ts'
import { openStore } from '../../simulator/store/store.ts'

const database = await openDatabase(JSON.parse(process.argv[2] ?? '{}'))
const store = await openStore(database, journalWriter)
await store.close()
await database.close()
