import { describe, expect, it } from 'vitest'
import { assess } from '#customs/tax/assess.ts'
import type { Form } from '#protocol/edi/content.ts'
import { DAY, smallReference } from './small-reference.ts'

const reference = smallReference()
const steel = { CMD: '72071100', QN1: '10', QT1: 'PCE', BPR: '10000' }
const form = (head: Readonly<Record<string, string>> = {}, lines: Form['lines'] = [steel]): Form => ({
  head: { IP2: 'FOB', IP3: 'USD', IP4: '10000', ...head },
  lines,
})
const outcome = (input: Form): unknown => {
  const result = assess('export', input, reference, DAY)
  return 'rejections' in result
    ? result.rejections.map(({ code, item, line }) => `${code}-${item}-${line}`)
    : [result.assessment.totalValue, result.assessment.subjects.map(({ code, amount }) => `${code} ${amount}`)]
}

describe('export value and duty', () => {
  it('customs.md value: FOB price at the exchange rate, export duty by value', () => {
    expect(outcome(form())).toEqual(['208280000', ['X 10414000']])
  })

  it('field note FCD: under other terms the stated customs value is spread', () => {
    expect(outcome(form({ IP2: 'CIF', FCD: 'USD', FKK: '9000' }))).toEqual(['187452000', ['X 9372600']])
  })

  it('goods without an export duty bear no tax subject', () => {
    expect(outcome(form({}, [{ ...steel, CMD: '84713020' }]))).toEqual(['208280000', []])
  })

  it('field note TXA: a rate by hand where the tariff has none, E1003 where it has another', () => {
    expect(outcome(form({}, [{ ...steel, CMD: '84713020', TXA: '1' }]))).toEqual(['208280000', ['X 2082800']])
    expect(outcome(form({}, [{ ...steel, TXA: '7' }]))).toEqual(['E1003-CMD-1'])
    expect(outcome(form({}, [{ ...steel, TXA: '5' }]))).toEqual(['208280000', ['X 10414000']])
  })

  it('customs.md value 1: a value by hand wins', () => {
    expect(outcome(form({}, [{ ...steel, DPR: '100000000', BPC: 'VND' }]))).toEqual(['100000000', ['X 5000000']])
  })

  it('E0108, E0110, E0112 rate missing; E0252 nothing left', () => {
    expect(outcome(form({ IP3: 'XXX' }))).toEqual(['E0108-IP3-0'])
    expect(outcome(form({ IP2: 'CIF', FCD: 'XXX', FKK: '1' }))).toEqual(['E0110-FCD-0'])
    expect(outcome(form({}, [{ ...steel, DPR: '1', BPC: 'XXX' }]))).toEqual(['E0112-BPC-1'])
    expect(outcome(form({ IP4: '0' }))).toEqual(['E0252-0000-0'])
  })

  it('E0280: a reduction over the duty', () => {
    expect(outcome(form({}, [{ ...steel, RE: 'GN1', REG: '10414001' }]))).toEqual(['E0280-RE-1'])
  })
})
