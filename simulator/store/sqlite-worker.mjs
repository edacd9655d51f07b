/**
 * The thread that writes the SQLite file (see sqlite-writer.ts). Plain JavaScript, because a thread starts without the
 * loader that reads TypeScript. One request at a time: `begin`, `commit` with its statements, `rollback`, `close`.
 */
import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { packBody } from './body-codec.mjs'

const handle = new Sqlite(workerData.file, { timeout: 5000, fileMustExist: true })
for (const pragma of workerData.pragmas) handle.pragma(pragma)

const prepared = new Map()
const statement = (text) => {
  const known = prepared.get(text)
  if (known !== undefined) return known
  const made = handle.prepare(text)
  prepared.set(text, made)
  return made
}

/** Bytes come in one block; an object says where a value lies in it, and whether it is a body of the journal. */
function bound(value, block) {
  if (typeof value !== 'object') return value
  const bytes = Buffer.from(block, value.at, value.size)
  return value.isBody ? packBody(bytes) : [bytes]
}

const acts = {
  begin() {
    handle.exec('begin immediate')
  },
  commit({ statements, bytes }) {
    for (const [text, values] of statements) {
      statement(text).run(values.flatMap((value) => bound(value, bytes)))
    }
    handle.exec('commit')
  },
  rollback() {
    // A full disk may have rolled back by itself.
    if (handle.inTransaction) handle.exec('rollback')
  },
  close() {
    handle.close()
  },
}

parentPort.on('message', (request) => {
  try {
    acts[request.act](request)
    parentPort.postMessage({ ok: true })
  } catch (error) {
    parentPort.postMessage({ ok: false, code: error.code, message: error.message })
  }
  if (request.act === 'close') parentPort.close()
})
