import { describe, expect, it } from 'vitest'
import { type Admission, admissionOf, proofOf, refusalOf } from '../../../simulator/pipeline/admit.ts'
import type { Account } from '../../../simulator/ports.ts'
import { catalogue } from '../../support/message.ts'
import { account, admission, incoming, realm } from './cases.ts'

const refused = (change: Partial<Admission>) => refusalOf(admission(change))?.code

describe('contract, Answers: who sends, and may he', () => {
  it('a message in order is not refused', () => {
    expect(refusalOf(admission())).toBeUndefined()
  })

  it.each<[string, Partial<Admission>]>([
    ['A0008', { incoming: incoming({ headerResults: [{ code: 'A0008', item: '0000', line: 0 }] }) }],
    ['A0001', { procedure: undefined }],
    ['A0003', { incoming: incoming({}, { user: '02ci001' }) }],
    ['A0003', { incoming: incoming({}, { user: '' }) }],
    ['A0005', { account: undefined }],
    ['A0014', { account: { ...account, barred: true } }],
    ['A0004', { passwordRight: false }],
    ['A0019', { incoming: incoming({}, { terminal: 'T00002' }) }],
    ['A0012', { account: { ...account, denied: ['IDA'] } }],
    ['E9990', { verdict: null }],
    ['A0034', { verdict: { ok: false, steps: [], code: 'A0034' } }],
    ['A0035', { verdict: { ok: false, steps: [], code: 'A0035' } }],
    ['A0036', { verdict: { ok: false, steps: [], code: 'A0036' } }],
  ])('%s when that alone is wrong, item 0000, line 0', (code, change) => {
    expect(refusalOf(admission(change))).toEqual({ code, item: '0000', line: 0 })
  })

  it('with everything wrong the first of the table is told; put right one by one, the next', () => {
    const wrongAccount: Account = { ...account, barred: true, denied: ['IDA'] }
    let state: Admission = {
      incoming: incoming({ headerResults: [{ code: 'A0016', item: '0000', line: 0 }] }, { user: 'x', terminal: 'x' }),
      procedure: undefined,
      account: undefined,
      passwordRight: false,
      verdict: null,
    }
    const repairs: Partial<Admission>[] = [
      { incoming: incoming({}, { user: 'x', terminal: 'x' }) },
      { procedure: catalogue.procedure('IDA') },
      { incoming: incoming({}, { terminal: 'x' }) },
      { account: wrongAccount },
      { account: { ...wrongAccount, barred: false } },
      { passwordRight: true },
      { incoming: incoming() },
      { account },
      { verdict: { ok: false, steps: [], code: 'A0036' } },
    ]
    const told = [refusalOf(state)?.code]
    for (const repair of repairs) {
      state = { ...state, ...repair }
      told.push(refusalOf(state)?.code)
    }
    expect(told).toEqual(['A0016', 'A0001', 'A0003', 'A0005', 'A0014', 'A0004', 'A0019', 'A0012', 'E9990', 'A0036'])
  })

  it('an unsigned procedure needs no signature, but a bad one is refused all the same', () => {
    const tcc = catalogue.procedure('TCC')
    expect(refused({ procedure: tcc, verdict: null })).toBeUndefined()
    expect(refused({ procedure: tcc, verdict: { ok: false, steps: [], code: 'A0036' } })).toBe('A0036')
  })
})

describe('architecture: the password is hashed before the world’s lock', () => {
  const desk = (right: (account: Account) => boolean) => {
    const asked: string[] = []
    const passwords = {
      hash: async () => '',
      matches: async () => false,
      right: async (of: Account) => {
        asked.push(of.passwordHash)
        return right(of)
      },
    }
    return {
      asked,
      catalogue,
      passwords,
      trust: {
        examine: () => ({ steps: [], gateway: '' as const }),
        judge: () => ({ ok: true, steps: [], code: '' as const }),
      },
    }
  }

  it('a proof for the hash that still stands is taken, right or wrong, without hashing again', async () => {
    for (const right of [true, false]) {
      const at = desk(() => right)
      const proof = await proofOf(at, incoming(), realm())
      expect((await admissionOf(at, incoming(), realm(), proof)).passwordRight).toBe(right)
      expect(at.asked).toEqual(['hash'])
    }
  })

  it('a password changed in between is asked anew', async () => {
    const at = desk((of) => of.passwordHash === 'hash')
    const proof = await proofOf(at, incoming(), realm())
    const changed = realm({}, [{ ...account, passwordHash: 'new' }])
    expect((await admissionOf(at, incoming(), changed, proof)).passwordRight).toBe(false)
    expect(at.asked).toEqual(['hash', 'new'])
  })

  it('nobody’s password is never right', async () => {
    const at = desk(() => true)
    expect(await proofOf(at, incoming({}, { user: 'ZZZZZ999' }), realm())).toBeUndefined()
    expect((await admissionOf(at, incoming({}, { user: 'ZZZZZ999' }), realm())).passwordRight).toBe(false)
    expect(at.asked).toEqual([])
  })
})
