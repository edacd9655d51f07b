import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JournalRow } from '#training/journal-row.ts'
import { ediAnswer } from '../../support/message.ts'
import { TEST_TIME } from '../../support/papers.ts'
import { freePort, type Served, serve } from '../../support/process.ts'
import { scratch } from '../../support/scratch.ts'
import { type Member, member } from '../../support/simulator.ts'
import { type Acknowledged, declareOn, exchange, newLog, pullOn } from './traffic.ts'

const ROUNDS = 8
const REPORTS = ['VAD1AC', 'VAF801', 'VAF803']
const dataDir = scratch()
const log = newLog()
const resent: Acknowledged[] = []
let port: string
let served: Served
let members: Member[]

const start = async () => serve(dataDir, { PORT: port })

/** Lets two accounts with three declarers and a puller each work, and kills the server under them. */
async function killedRound(): Promise<void> {
  const before = log.acknowledged.length
  const { client } = served
  const work = members.flatMap((who) => [pullOn(client, who, log), ...[1, 2, 3].map(() => declareOn(client, who, log))])
  while (log.acknowledged.length === before) await new Promise((later) => setTimeout(later, 2))
  await new Promise((later) => setTimeout(later, Math.random() * 700))
  expect(await served.stop('SIGKILL')).toBeNull()
  await Promise.all(work)
}

/** Who got no answer sends the very same bytes again, twice: one effect, one answer. */
async function resendUnanswered(): Promise<void> {
  for (const asked of log.unanswered.splice(0)) {
    const [first, second] = [await exchange(served.client, asked), await exchange(served.client, asked)]
    if (first === undefined || second === undefined) throw new Error('the restarted server gave no answer')
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true)
    const { codes, header } = ediAnswer(first)
    expect(codes).toEqual(['00000'])
    const known = { ...asked, answer: first, number: header.subject.slice(16, 28) }
    log.acknowledged.push(known)
    resent.push(known)
  }
}

async function journal(): Promise<JournalRow[]> {
  const rows: JournalRow[] = []
  for (;;) {
    const page = (await served.client.api('GET', `/api/v1/journal?limit=1000&after=${rows.at(-1)?.seq ?? 0}`)).json.rows
    rows.push(...page)
    if (page.length < 1000) return rows
  }
}

const raw = async (seq: number): Promise<Buffer> =>
  Buffer.from(
    (
      await served.client.http('GET', `/api/v1/journal/${seq}/raw`, {
        headers: { Authorization: `Bearer ${served.client.key}` },
      })
    ).bytes,
  )

beforeAll(async () => {
  port = String(await freePort())
  served = await start()
  await served.client.api('PUT', '/api/v1/clock', { now: TEST_TIME })
  members = [await member(served.client), await member(served.client, '03CC')]
  for (let round = 0; round < ROUNDS; round++) {
    await killedRound()
    served = await start()
    const { ok, brokenAt } = (await served.client.api('GET', '/api/v1/journal/verify')).json
    expect(ok, `round ${round}: broken at ${brokenAt}`).toBe(true)
    await resendUnanswered()
  }
  for (const who of members) await pullOn(served.client, who, log, true)
}, 240_000)
afterAll(() => served.stop())

describe(`quality.md reliability: the server killed (SIGKILL) ${ROUNDS} times under signed traffic`, () => {
  it('the rounds were worth something: work was acknowledged in each, and some answers never came', () => {
    expect(log.acknowledged.length).toBeGreaterThan(ROUNDS * 4)
    expect(resent.length).toBeGreaterThan(0)
    expect(log.unanswered).toEqual([])
  })

  it('no number is given twice, and every acknowledged declaration stands where its last answer put it', async () => {
    const drafts = log.acknowledged.filter(({ procedure }) => procedure === 'IDA')
    const declared = new Set(
      log.acknowledged.filter(({ procedure }) => procedure === 'IDC').map(({ number }) => number),
    )
    expect(new Set(drafts.map(({ number }) => number)).size).toBe(drafts.length)
    for (const { number, who } of drafts) {
      const view = (await served.client.api('GET', `/api/v1/declarations/${number}`)).json
      const wanted = declared.has(number) ? { state: 'awaitingPayment', channel: 1 } : { state: 'draft', channel: null }
      expect(view).toMatchObject({ number, owner: who.account.userId, ...wanted })
    }
  })

  it('the journal holds request and answer of every acknowledgement, byte for byte; each carry-over id had one effect', async () => {
    const rows = await journal()
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
    const answers = new Map<string, { seq: number; number: string }[]>()
    for (const row of rows) {
      if (row.kind !== 'answer' || (row.procedure !== 'IDA' && row.procedure !== 'IDC')) continue
      const carry = (await raw(row.seq)).subarray(219, 245).toString()
      answers.set(carry, [...(answers.get(carry) ?? []), { seq: row.seq, number: row.declarationNo }])
    }
    for (const { carry, body, answer, number } of log.acknowledged) {
      const found = answers.get(carry) ?? []
      expect(found.length).toBeGreaterThan(0)
      expect(new Set(found.map((each) => each.number))).toEqual(new Set([number]))
      const last = found.at(-1)?.seq ?? 0
      expect((await raw(last)).equals(Buffer.from(answer))).toBe(true)
      expect((await raw(last - 1)).equals(Buffer.from(body))).toBe(true)
    }
    expect(answers.size).toBe(new Set(log.acknowledged.map(({ carry }) => carry)).size)
  })

  it('every declared declaration brought its three reports: each at least once, first arrivals in their order', async () => {
    const declared = log.acknowledged.filter(({ procedure }) => procedure === 'IDC')
    for (const { number, who } of declared) {
      const got = log.received.filter((each) => each.number === number)
      expect(got.every(({ user }) => user === who.account.userId)).toBe(true)
      const first = got.map(({ output }) => output).filter((output, index, all) => all.indexOf(output) === index)
      expect(first, number).toEqual(REPORTS)
      const rows = (await served.client.api('GET', `/api/v1/journal?declaration=${number}&limit=1000`)).json
        .rows as JournalRow[]
      expect(rows.filter(({ kind }) => kind === 'report').map(({ outputs }) => outputs[0])).toEqual(REPORTS)
    }
  })
})
