import { describe, expect, it } from 'vitest'
import type { Declaration } from '#customs/declaration/declaration.ts'
import type { Facts } from '#customs/facts.ts'
import { eda } from '#customs/procedures/eda/eda.ts'
import { eda01 } from '#customs/procedures/eda01/eda01.ts'
import { edc } from '#customs/procedures/edc/edc.ts'
import { edd } from '#customs/procedures/edd/edd.ts'
import { ede } from '#customs/procedures/ede/ede.ts'
import { loadReference } from '../../../../simulator/library/load-reference.ts'
import { exportForm, JEANS, facts as sampleFacts } from '../export/sample.ts'
import { accepted, declarationOf, rejections } from '../import/sample.ts'

const NUMBER = '300000000010'
const NEXT = '300000000011'
const reference = loadReference()
const facts = (over: Partial<Facts> = {}) => sampleFacts({ reference, ...over })
const naming = (ECN: string, more = {}) => ({ head: { ECN, ...more }, lines: [] })
const FEWER = { ...JEANS, QN1: '50', BPR: '500' }

const red = (): Declaration => {
  const draft = declarationOf(eda.decide(exportForm(), undefined, facts()))
  return declarationOf(edc.decide(naming(NUMBER), draft, facts({ selectivity: { forced: 3 } })))
}
const pending = (): Declaration =>
  declarationOf(eda01.decide(exportForm({ ECN: NUMBER, IP4: '500' }, FEWER), red(), facts()))

describe('protocol 3.2: the export mirror', () => {
  it('EDD: VAE411 fills the EDA01 form', () => {
    const { screen } = accepted(edd.decide(naming(NUMBER), red(), facts()))
    expect(screen).toMatchObject({ code: 'VAE411', dataType: 'M', form: red().form })
  })

  it('EDA01: VAE0LB under the next branch, E0396 when the kind changes', () => {
    const { screen, number } = accepted(eda01.decide(exportForm({ ECN: NUMBER, IP4: '500' }, FEWER), red(), facts()))
    expect(number).toBe(NEXT)
    expect(screen).toMatchObject({ code: 'VAE0LB', form: { head: { ECN: NEXT, K63: '500' } } })
    const other = exportForm({ ECN: NUMBER, ECB: 'B13' })
    expect(rejections(eda01.decide(other, red(), facts()))).toEqual(['E0396-ECB-0'])
  })

  it('EDE: VAE3LE with JKN, no statement for goods without export duty', () => {
    const decision = accepted(ede.decide(naming(NEXT, { JKN: 'P' }), pending(), facts()))
    expect(decision.reports.map(({ code }) => code)).toEqual(['VAE3LE'])
    expect(decision.reports[0]?.form.head).toMatchObject({ ECN: NEXT, JKN: 'P', AD2: '16112026', K63: '500' })
    expect(decision.declaration).toMatchObject({
      number: NEXT,
      phase: 'awaitingReceipt',
      form: { head: { ECN: NEXT } },
    })
  })

  it('E0085 EDE without EDA01; E0206 EDD of a draft; E1038 EDA01 after the permit', () => {
    expect(rejections(ede.decide(naming(NUMBER), red(), facts()))).toEqual(['E0085-ECN-0'])
    const draft = declarationOf(eda.decide(exportForm(), undefined, facts()))
    expect(rejections(edd.decide(naming(NUMBER), draft, facts()))).toEqual(['E0206-ECN-0'])
    const cleared: Declaration = { ...red(), phase: 'cleared' }
    const form = exportForm({ ECN: NUMBER })
    expect(rejections(eda01.decide(form, cleared, facts()))).toEqual(['E1038-ECN-0'])
  })
})
