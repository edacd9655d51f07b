import { describe, expect, it } from 'vitest'
import type { Recalled } from '#customs/facts.ts'
import { rot } from '#customs/procedures/rot/rot.ts'
import { accepted, facts, NUMBER, OWNER, rejections } from './import/sample.ts'

const output = { code: 'VAD2AC', form: { head: { ICN: NUMBER }, lines: [] } }
const made: Recalled = { kind: 'report', report: { owner: OWNER, number: NUMBER, output } }
const ask = (head: Readonly<Record<string, string>>, recalled: Recalled = made) =>
  rot.decide({ head, lines: [] }, undefined, facts({ recalled }))
const VAD2AC = { OCD: 'VAD2AC', CM1: NUMBER }

describe('ROT', () => {
  it('issue 3 (4), re-output: a bare result, and the report once more, as it was', () => {
    const decision = accepted(ask(VAD2AC))
    expect(decision).toEqual({ kind: 'accepted', number: NUMBER, reports: [output] })
  })

  it('S0001 no OCD, S0002 no CM1', () => {
    expect(rejections(ask({ CM1: NUMBER }))).toEqual(['S0001-OCD-0'])
    expect(rejections(ask({ OCD: 'VAD2AC' }))).toEqual(['S0002-CM1-0'])
  })

  it('E0002 no such output, E0005 a screen', () => {
    expect(rejections(ask(VAD2AC, { kind: undefined }))).toEqual(['E0002-OCD-0'])
    expect(rejections(ask(VAD2AC, { kind: 'screen' }))).toEqual(['E0005-OCD-0'])
  })

  it('E0007 never made, or asked for by particulars that it does not go by', () => {
    expect(rejections(ask(VAD2AC, { kind: 'report' }))).toEqual(['E0007-0000-0'])
    expect(rejections(ask({ ...VAD2AC, CM2: 'X' }))).toEqual(['E0007-0000-0'])
    expect(rejections(ask({ ...VAD2AC, CM3: 'X' }))).toEqual(['E0007-0000-0'])
  })

  it('E0008 of another account', () => {
    expect(rejections(ask(VAD2AC, { ...made, report: { owner: '01AB0001', number: NUMBER, output } }))).toEqual([
      'E0008-0000-0',
    ])
  })
})
