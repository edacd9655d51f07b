/**
 * `npm run bench`: speed and memory beside the floors of the same machine in the same run (quality.md, Speed). Prints a
 * table and writes bench-result.json. Everything goes to 127.0.0.1 and ends by itself.
 * `npm run bench -- growth [rows]`: the journal at 1,000 rows and at so many (1,000,000).
 * `npm run bench -- memory [messages]`: memory of the server while so many IDA (20,000) go through it.
 * `npm run bench -- typing`: key to paint in the entry forms, in a real browser.
 */
import { createVerify, generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { loadCatalogue } from '../../simulator/library/load-catalogue.ts'
import { openDatabase } from '../../simulator/store/database.ts'
import { signDetached } from '../../simulator/trust/sign-detached.ts'
import { createTrainingCa } from '../../simulator/trust/training-ca.ts'
import { createTrust } from '../../simulator/trust/trust.ts'
import { openIndoors, pourIndoors } from './in-process.ts'
import { discard, type ServerProcess, startServer } from './server-process.ts'
import { idaForm, newKey, type Signer, signedIda } from './signed-messages.ts'
import { STEPS, stepTimes } from './steps.ts'
import { benchGrowth } from './store-bench.ts'
import { typeInBrowser } from './typing-browser.ts'

interface Row {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** What quality.md aims at, as it stands there. */
  readonly aim: string
}

const rows: Row[] = []
const note = (what: string, value: number, unit: string, aim = ''): void => {
  rows.push({ what, value, unit, aim })
  const shown = value >= 100 ? value.toFixed(0) : value.toFixed(2)
  process.stdout.write(`${what.padEnd(58)} ${shown.padStart(10)} ${unit.padEnd(6)} ${aim}\n`)
}

/** Calls a second of `work`, after a warm-up, over about `ms` milliseconds. */
function rate(work: () => unknown, ms = 1500): number {
  for (const until = performance.now() + ms / 5; performance.now() < until; ) work()
  const began = performance.now()
  let calls = 0
  for (; performance.now() - began < ms; calls++) work()
  return (calls * 1000) / (performance.now() - began)
}

function floors(): { verify: number; insert: number } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const bytes = Buffer.alloc(13_000, 7)
  const signature = sign('sha256', bytes, privateKey)
  const verify = rate(() => createVerify('sha256').update(bytes).verify(publicKey, signature))
  note('floor: bare RSA-2048 verify over 13 KB', verify, '/s')
  const folder = mkdtempSync(join(tmpdir(), 'vnaccs-floor-'))
  const database = new Sqlite(join(folder, 'floor.db'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table t (id integer primary key, body blob)')
  const statement = database.prepare('insert into t (body) values (?)')
  const insert = rate(() => statement.run(bytes))
  database.close()
  discard(folder)
  note('floor: bare durable insert of 13 KB, own transaction', insert, '/s')
  return { verify, insert }
}

function cms(): void {
  const ca = createTrainingCa(Date.now())
  const { key, csr } = newKey()
  const issued = ca.issue({ csrPem: csr, userId: '02CIA001', unit: '02CI', now: Date.now() })
  if ('problem' in issued) throw new Error(issued.problem.en)
  const trust = createTrust({ roots: [ca.rootPem], intermediates: [ca.issuingPem], sha1: false })
  for (const [size, aim] of [
    [2_000, '≥ 5,000 then 10,000'],
    [20_000, '≥ 3,000 then 10,000'],
  ] as const) {
    const entity = Buffer.alloc(size, 65)
    const signature = signDetached(entity, key, issued.certificatePem, { signingTime: Date.now() })
    note(
      `CMS check alone, ${size / 1000} KB`,
      rate(() => trust.examine(entity, signature, 'sha-256')),
      '/s',
      aim,
    )
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

function post(url: string, body: Uint8Array, contentType: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/vnaccs`,
      { method: 'POST', agent, headers: { 'Content-Type': contentType, 'Content-Length': body.length } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => resolve(Buffer.concat(chunks)))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const accepted = (answer: Buffer): boolean => answer.subarray(400, 415).toString() === '00000-0000-0000'

async function api<T>(server: ServerProcess, path: string, body: unknown): Promise<T> {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${server.adminKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as T
}

async function enrolled(server: ServerProcess): Promise<Signer> {
  const account = await api<Signer['account']>(server, '/api/v1/accounts', { unit: '02CI' })
  const { key, csr } = newKey()
  const { certificate } = await api<{ certificate: string }>(server, '/api/v1/certificates', {
    userId: account.userId,
    csr,
  })
  return { account, key, certificate }
}

/** Posts every message over `connections`, each as soon as its connection is free; messages a second. */
async function pour(
  url: string,
  messages: readonly { body: Uint8Array; contentType: string }[],
  connections: number,
): Promise<number> {
  let next = 0
  let refused = 0
  const began = performance.now()
  const worker = async (): Promise<void> => {
    for (let one = messages[next++]; one; one = messages[next++]) {
      if (!accepted(await post(url, one.body, one.contentType))) refused++
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  if (refused > 0) throw new Error(`${refused} messages were refused`)
  return (messages.length * 1000) / (performance.now() - began)
}

/** Answer times at a steady pace, sorted, in ms. */
async function paced(
  url: string,
  messages: readonly { body: Uint8Array; contentType: string }[],
  perSecond: number,
): Promise<number[]> {
  const times: number[] = []
  const began = performance.now()
  await Promise.all(
    messages.map(async ({ body, contentType }, index) => {
      await new Promise((resolve) => setTimeout(resolve, began + (index * 1000) / perSecond - performance.now()))
      const sent = performance.now()
      await post(url, body, contentType)
      times.push(performance.now() - sent)
    }),
  )
  return times.sort((a, b) => a - b)
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** The pipeline without HTTP, and where its time goes. */
async function indoors(): Promise<void> {
  const { house, make, close } = await openIndoors()
  await pourIndoors(house, make(WARM_UP, 3), 64)
  const speed = await pourIndoors(house, make(4000, 3), 64)
  note('signed IDA of 3 lines in process, 64 callers', speed, '/s')
  stepTimes(house, make(WARM_UP, 3))
  const spent = stepTimes(house, make(2000, 3))
  let rest = 1_000_000 / speed
  for (const step of STEPS) {
    note(`  of which ${step}`, spent[step], 'µs')
    rest -= spent[step]
  }
  note('  of which journal rows, hashing, look-ups, commit', rest, 'µs')
  await close()
}

/** Messages after which the engine has compiled what is used often. */
const WARM_UP = 3000

async function memory(messages: number): Promise<void> {
  const server = await startServer()
  const signer = await enrolled(server)
  const form = idaForm(3, today())
  const catalogue = loadCatalogue()
  for (let sent = 0; sent < messages; sent += 2000) {
    const batch = Array.from({ length: 2000 }, () => signedIda(catalogue, signer, form))
    const speed = await pour(server.url, batch, 64)
    note(`memory after ${sent + 2000} IDA (${speed.toFixed(0)}/s)`, server.memory(), 'MB', '< 600, flat')
  }
  await server.stop()
  discard(server.dataDir)
}

async function growth(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vnaccs-growth-'))
  const database = await openDatabase({ file: join(folder, 'growth.db') })
  const { small, large, rows: reached, ratio, searchMs, verifyPerSecond } = await benchGrowth(database, count)
  await database.close()
  discard(folder)
  note('rows appended a second, journal of 1,000', small, '/s')
  note(`rows appended a second, journal of ${reached}`, large, '/s')
  note('  large / small', ratio, '×', '≥ 0.8')
  note('search by declaration, slowest of 200', searchMs, 'ms', '< 50')
  note('rows verified a second', verifyPerSecond, '/s')
}

async function typing(): Promise<void> {
  const server = await startServer()
  for (const { name, paint, work } of await typeInBrowser(server.url, server.dataDir)) {
    note(`${name}: key to paint, median`, paint.p50, 'ms')
    note('  p95', paint.p95, 'ms', '< 50')
    note('  of which the page computes', work, 'ms')
  }
  await server.stop()
  discard(server.dataDir)
}

const today = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')

async function overHttp(floor: { verify: number; insert: number }): Promise<void> {
  const server = await startServer()
  const catalogue = loadCatalogue()
  const signer = await enrolled(server)
  note('memory at rest with the demo world', server.memory(), 'MB', '< 300')
  const make = (count: number, lines: number) => {
    const form = idaForm(lines, today())
    return Array.from({ length: count }, () => signedIda(catalogue, signer, form))
  }
  await pour(server.url, make(WARM_UP, 3), 64)
  const three = make(4000, 3)
  note('size of a signed IDA of 3 lines', (three[0]?.body.length ?? 0) / 1000, 'KB', 'about 13')
  const speed = await pour(server.url, three, 64)
  note('signed IDA of 3 lines over HTTP, 64 connections', speed, '/s', '≥ 1,500 then 4,000')
  note('  as a share of bare RSA verify', speed / floor.verify, '×')
  note('  as a share of bare durable insert', speed / floor.insert, '×')
  note('memory under load', server.memory(), 'MB', '< 600')
  // What the storm left to write is written before the quiet pace is measured.
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const times = await paced(server.url, make(400, 3), 40)
  note('answer time at 40/s, median', at(times, 0.5), 'ms')
  note('answer time at 40/s, p99', at(times, 0.99), 'ms', '< 50')
  note('signed IDA of 50 lines over HTTP, 16 connections', await pour(server.url, make(500, 50), 16), '/s', '≥ 300')
  await server.stop()
  const again = await startServer(server.dataDir)
  note('start, warm, to ready', again.readyMs, 'ms', '< 3,000')
  await again.stop()
  discard(server.dataDir)
}

const [what, count] = process.argv.slice(2)
if (what === 'growth') await growth(Number(count ?? 1_000_000))
else if (what === 'memory') await memory(Number(count ?? 20_000))
else if (what === 'typing') await typing()
else {
  const floor = floors()
  cms()
  await indoors()
  await overHttp(floor)
}
agent.destroy()
writeFileSync('bench-result.json', `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`)
