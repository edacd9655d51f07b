import { describe, expect, it } from 'vitest'
import type { Header } from '#protocol/edi/header.ts'
import { message, type WireAccount } from '../support/message.ts'
import { declared, type Member, member, simulator } from '../support/simulator.ts'

const bench = simulator()

const rep1 = ({ terminalId, accessKey, ...rest }: WireAccount, change: Partial<WireAccount> = {}) =>
  bench.client.edi(
    message({ terminalId, accessKey, ...rest }, '#REP1', {
      head: { TRM: change.terminalId ?? terminalId, KEY: change.accessKey ?? accessKey, MOD: '0' },
      lines: [],
    }),
  )
const pull = (who: Member, procedure: '?A2' | '?A3', more: Partial<Header> = {}) =>
  bench.client.edi(message(who.account, procedure, undefined, more))

/** An account with the three reports of one green declaration waiting. */
async function withMail() {
  const who = await member(bench.client)
  const number = await declared(bench.client, who)
  return { who, number }
}

describe('protocol 2, pull of asynchronous outputs', () => {
  it('an empty mailbox answers A0071-0000-0000, type R, output *C#REP1', async () => {
    const who = await member(bench.client)
    const answer = await rep1(who.account)
    expect(answer.results).toEqual(['A0071-0000-0000'])
    expect(answer.header).toMatchObject({ dataType: 'R', output: '*C#REP1', continuation: '' })
    expect(answer.control).toBe('SS ')
  })

  it('#REP1 and ?A2 bring every report once, in order, each with its number, SSP until the last', async () => {
    const { who, number } = await withMail()
    const journalled = (await bench.client.api('GET', `/api/v1/journal?declaration=${number}&limit=1000`)).json.rows
    const caused = journalled
      .filter((row: { kind: string }) => row.kind === 'report')
      .map((row: { outputs: string[] }) => row.outputs[0])
    expect(caused).toEqual(['VAD1AC', 'VAF801', 'VAF803'])
    const got = [await rep1(who.account)]
    while (got.at(-1)?.control === 'SSP')
      got.push(await pull(who, '?A2', { continuation: got.at(-1)?.header.continuation ?? '' }))
    expect(got.map(({ header }) => header.output.slice(0, 6))).toEqual(caused)
    expect(got.map(({ control }) => control)).toEqual(['SSP', 'SSP', 'SS '])
    for (const { header, screen } of got) {
      expect(header.dataType).toBe('P')
      expect(header.subject.trim()).toBe(number)
      expect(header.continuation).not.toBe('')
      expect(header.user).toBe(who.account.userId)
      expect(screen).toBeDefined()
    }
    expect(got[0]?.screen?.head.ICN).toBe(number)
    const last = await pull(who, '?A2', { continuation: got.at(-1)?.header.continuation ?? '', guard: '*' })
    expect(last.codes).toEqual(['00000'])
    expect((await rep1(who.account)).codes).toEqual(['A0071'])
  })

  it('protocol, Decisions: a report names its cause, the IDC, in the index field', async () => {
    const { who } = await withMail()
    const report = await rep1(who.account)
    expect(report.header.index).toMatch(new RegExp(`^${who.account.terminalId}\\d{20}$`))
    expect(report.header.carry).not.toBe(report.header.index)
  })

  it('at least once: without acknowledgement #REP1 brings the same report again', async () => {
    const { who } = await withMail()
    const [first, second] = [await rep1(who.account), await rep1(who.account)]
    expect(second.header.continuation).toBe(first.header.continuation)
    expect(second.screen).toEqual(first.screen)
    const repeated = { continuation: first.header.continuation }
    const next = await pull(who, '?A2', repeated)
    expect(next.header.output).toBe('VAF8010')
    expect((await pull(who, '?A2', repeated)).header.continuation).toBe(next.header.continuation)
  })

  it('?A3 leaves the report where it is', async () => {
    const { who } = await withMail()
    const first = await rep1(who.account)
    expect((await pull(who, '?A3', { continuation: first.header.continuation })).codes).toEqual(['00000'])
    expect((await rep1(who.account)).header.continuation).toBe(first.header.continuation)
  })

  it('?A2 with guard * acknowledges and stops: 00000, the rest waits', async () => {
    const { who } = await withMail()
    const first = await rep1(who.account)
    const stopped = await pull(who, '?A2', { continuation: first.header.continuation, guard: '*' })
    expect(stopped.codes).toEqual(['00000'])
    expect(stopped.header.dataType).toBe('R')
    expect((await rep1(who.account)).header.output).toBe('VAF8010')
  })

  it('A0018 a wrong access key, A0019 another terminal in the items; nothing is handed out', async () => {
    const { who } = await withMail()
    expect((await rep1(who.account, { accessKey: 'WRONG' })).codes).toEqual(['A0018'])
    expect((await rep1(who.account, { accessKey: who.account.accessKey.toLowerCase() })).codes).toEqual(['A0018'])
    expect((await rep1(who.account, { terminalId: 'T00000' })).codes).toEqual(['A0019'])
    expect((await bench.client.edi(message(who.account, '#REP1'))).codes[0]).toMatch(/^A001[89]$/)
    expect((await rep1(who.account)).header.output).toBe('VAD1AC0')
  })

  it('one account cannot acknowledge another’s report', async () => {
    const [{ who: one }, { who: two }] = [await withMail(), await withMail()]
    const first = await rep1(one.account)
    const theirs = await pull(two, '?A2', { continuation: first.header.continuation })
    expect(theirs.header.user).toBe(two.account.userId)
    expect((await rep1(one.account)).header.continuation).toBe(first.header.continuation)
  })

  it('odd continuation info changes nothing and is answered', async () => {
    const { who } = await withMail()
    const first = await rep1(who.account)
    for (const continuation of ['', '0', '-1', '999999999999999999999999999999', 'ABC', '1e3', "1' OR '1'='1"]) {
      expect((await pull(who, '?A2', { continuation })).header.continuation).toBe(first.header.continuation)
    }
  })
})
