import { describe, expect, it } from 'vitest'
import { pull } from '../../../simulator/pipeline/pull.ts'
import type { Tx, Waiting } from '../../../simulator/ports.ts'
import { account } from './cases.ts'

/** A mailbox in memory. */
function mailbox(...ids: number[]) {
  const waiting: Waiting[] = ids.map((id) => ({
    id,
    userId: account.userId,
    output: 'VAD1AC',
    declarationNo: '',
    bytes: new Uint8Array(),
  }))
  const tx = {
    oldestWaiting: async () => waiting[0],
    waitingCount: async () => waiting.length,
    acknowledge: async (_: string, id: number) => {
      const at = waiting.findIndex((report) => report.id === id)
      if (at >= 0) waiting.splice(at, 1)
      return at >= 0
    },
  } as unknown as Tx
  return { waiting, tx }
}

const key = { head: { TRM: account.terminalId, KEY: account.accessKey }, lines: [] }
const none = { head: {}, lines: [] }

describe('protocol 2, pull', () => {
  it('#REP1 answers the oldest and takes nothing out', async () => {
    const { tx, waiting } = mailbox(4, 9)
    expect(await pull({ procedure: '#REP1' }, key, account, tx)).toMatchObject({
      kind: 'report',
      report: { id: 4 },
      more: true,
    })
    expect(waiting).toHaveLength(2)
  })

  it('?A2 takes out what it names and answers the next; the last one has nothing behind it', async () => {
    const { tx } = mailbox(4, 9)
    expect(await pull({ procedure: '?A2', continuation: '4' }, none, account, tx)).toMatchObject({
      kind: 'report',
      report: { id: 9 },
      more: false,
    })
    expect(await pull({ procedure: '?A2', continuation: '9' }, none, account, tx)).toMatchObject({
      kind: 'result',
      result: { code: 'A0071' },
    })
  })

  it('?A2 with guard * takes out and answers 00000; ?A3 takes nothing out', async () => {
    const { tx, waiting } = mailbox(4, 9)
    expect(await pull({ procedure: '?A3', continuation: '4' }, none, account, tx)).toMatchObject({
      kind: 'result',
      result: { code: '00000' },
    })
    expect(waiting).toHaveLength(2)
    expect(await pull({ procedure: '?A2', continuation: '4', guard: '*' }, none, account, tx)).toMatchObject({
      kind: 'result',
      result: { code: '00000' },
    })
    expect(waiting.map(({ id }) => id)).toEqual([9])
  })

  it('?A2 with unknown or odd continuation takes nothing out', async () => {
    const { tx, waiting } = mailbox(4)
    for (const continuation of ['', '5', 'x', '-4', '4.0', ' 4', '9'.repeat(30)])
      await pull({ procedure: '?A2', continuation }, none, account, tx)
    expect(waiting).toHaveLength(1)
  })

  it('#REP1 wants the account’s terminal (A0019) and access key (A0018)', async () => {
    const { tx } = mailbox(4)
    const told = async (head: Record<string, string>) => pull({ procedure: '#REP1' }, { head, lines: [] }, account, tx)
    expect(await told({ TRM: 'T99999', KEY: account.accessKey })).toMatchObject({ result: { code: 'A0019' } })
    expect(await told({ TRM: account.terminalId, KEY: 'x' })).toMatchObject({ result: { code: 'A0018' } })
    expect(await told({})).toMatchObject({ result: { code: 'A0019' } })
  })
})
