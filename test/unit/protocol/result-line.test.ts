import { describe, expect, it } from 'vitest'
import type { Result } from '#protocol/edi/result.ts'
import {
  formatResult,
  formatResultLine,
  orderResults,
  parseResult,
  parseResultLine,
  splitResultLine,
} from '#protocol/edi/result-line.ts'
import { utf8Bytes } from '#protocol/edi/utf8.ts'
import { loadCatalogue } from '../../../simulator/library/load-catalogue.ts'
import { vectors } from './vectors.ts'

interface LineVector {
  readonly id: string
  readonly comment: string
  readonly input: readonly string[]
  readonly result: string
  readonly flags: readonly string[]
}

function results(texts: readonly string[]): Result[] {
  return texts.map((text) => {
    const result = parseResult(text)
    if (!result) throw new Error(`not a result: ${text}`)
    return result
  })
}

describe('protocol 1.3 vectors', () => {
  for (const vector of vectors<LineVector>('result-line')) {
    it(`protocol 1.3: ${vector.id} ${vector.comment}`, () => {
      const line = formatResultLine(results(vector.input))
      expect(line).toBe(vector.result)
      expect(line).toHaveLength(75)
      if (!vector.flags.includes('format-only')) expect(parseResultLine(line)).toEqual(results(vector.input))
    })
  }
})

describe('result line', () => {
  const ida = loadCatalogue().layout('input', 'IDA')

  it('contract, Answers: S before R before E, then in layout order, head before lines, row by row', () => {
    const found = results([
      'E0107-CMD-0001',
      'R1088-BPR-0001',
      'S0270-CMN-0002',
      'S0150-CMD-0002',
      'S0270-CMN-0001',
      'S0130-IMC-0000',
      'S0055-ICB-0000',
      'R0055-IP4-0000',
    ])
    expect(orderResults(found, ida).map((r) => formatResult(r).replace(/ /g, ''))).toEqual([
      'S0055-ICB-0000',
      'S0130-IMC-0000',
      'S0270-CMN-0001',
      'S0150-CMD-0002',
      'S0270-CMN-0002',
      'R0055-IP4-0000',
      'R1088-BPR-0001',
      'E0107-CMD-0001',
    ])
  })

  it('contract, Answers: system and rights stand in front, internal faults and warnings behind', () => {
    const found = results([
      'W1001-0000-0000',
      'L0516-0000-0000',
      'E0001-0000-0000',
      'S0055-ICB-0000',
      'U0001-0000-0000',
      'A0008-0000-0000',
    ])
    expect(orderResults(found, ida).map((r) => r.code)).toEqual(['A0008', 'U0001', 'S0055', 'E0001', 'L0516', 'W1001'])
  })

  it('contract, Answers: the same result twice counts once; one without an item stands before the items of its line', () => {
    const found = results(['S0150-CMD-0001', 'S0900-0000-0001', 'S0150-CMD-0001', 'S0055-ICB-0000', 'S0001-0000-0000'])
    expect(orderResults(found, ida).map((r) => `${r.code} ${r.line}`)).toEqual([
      'S0001 0',
      'S0055 0',
      'S0900 1',
      'S0150 1',
    ])
  })

  it('protocol 1.4: item 1 is split off, the screen stays', () => {
    const split = splitResultLine(utf8Bytes(`${formatResultLine([])}\r\n1\r\n2\r\n`))
    expect(split.line).toBe(formatResultLine([]))
    expect(new TextDecoder().decode(split.rest)).toBe('1\r\n2\r\n')
    expect(splitResultLine(utf8Bytes('abc')).rest).toHaveLength(0)
  })
})
