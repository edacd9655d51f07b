import { beforeAll, describe, expect, it } from 'vitest'
import { message } from '../support/message.ts'
import { declared, type Member, member, simulator } from '../support/simulator.ts'

const bench = simulator()
let who: Member
let number: string

beforeAll(async () => {
  who = await member(bench.client)
  number = await declared(bench.client, who)
})

const rot = (OCD: string, CM1 = number, { account } = who) =>
  bench.client.edi(message(account, 'ROT', { head: { OCD, CM1 }, lines: [] }))
const pull = (procedure: '#REP1' | '?A2', continuation = '', { account } = who) =>
  bench.client.edi(
    procedure === '#REP1'
      ? message(account, procedure, { head: { TRM: account.terminalId, KEY: account.accessKey, MOD: '0' }, lines: [] })
      : message(account, procedure, undefined, { continuation }),
  )

/** Every report that waits: output, subject and items as they came. */
async function emptied() {
  const got: { output: string; items: string }[] = []
  let answer = await pull('#REP1')
  while (answer.header.dataType === 'P') {
    got.push({ output: answer.header.output, items: JSON.stringify(answer.screen) })
    answer = await pull('?A2', answer.header.continuation)
  }
  return got
}

describe('issue 3 (4): re-output', () => {
  it('ROT lays a fetched report into the mailbox again, the same item by item, and is journalled', async () => {
    const first = await emptied()
    expect(first.map(({ output }) => output)).toEqual(['VAD1AC0', 'VAF8010', 'VAF8030'])
    const answer = await rot('VAF801')
    expect(answer.codes).toEqual(['00000'])
    expect(answer.control).toBe('SSP')
    expect(await emptied()).toEqual([first[1]])
    const { rows } = (await bench.client.api('GET', `/api/v1/journal?declaration=${number}&procedure=ROT`)).json
    expect(rows.map(({ kind, outputs }: { kind: string; outputs: string[] }) => `${kind} ${outputs}`)).toEqual([
      'request VAF801',
      'answer VAF801',
      'report VAF801',
    ])
  })

  it('a report is found by any branch of its declaration, unknown ones are not', async () => {
    expect((await rot('VAD1AC', `${number.slice(0, 11)}3`)).codes).toEqual(['00000'])
    expect((await emptied()).map(({ output }) => output)).toEqual(['VAD1AC0'])
    expect((await rot('VAD1AG')).codes).toEqual(['E0007'])
    expect((await rot('VAD1AC', '109999999990')).codes).toEqual(['E0007'])
    expect((await rot('VAD1AC', 'x')).codes).toEqual(['E0007'])
  })

  it('E0002 no such output, E0005 a screen, S0001 and S0002 nothing entered', async () => {
    expect((await rot('XXXXXX')).codes).toEqual(['E0002'])
    expect((await rot('VAD1')).codes).toEqual(['E0002'])
    expect((await rot('VAD0AA')).codes).toEqual(['E0005'])
    expect((await rot('')).codes).toEqual(['S0001'])
    expect((await rot('VAD1AC', '')).codes).toEqual(['S0002'])
  })

  it('E0008: the report of another account is not handed out', async () => {
    const other = await member(bench.client)
    expect((await rot('VAD1AC', number, other)).codes).toEqual(['E0008'])
  })
})
