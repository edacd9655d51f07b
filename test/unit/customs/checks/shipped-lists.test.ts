import { expect, test } from 'vitest'
import { checkPreRegistration } from '#customs/checks/check.ts'
import type { Facts } from '#customs/facts.ts'
import { loadReference } from '../../../../simulator/library/load-reference.ts'
import { formOf, type Items, facts as sample } from './sample.ts'

/** The lists as they are shipped, without the rows that the other tests add. */
const facts: Facts = { ...sample, reference: loadReference(), quoted: new Map() }

const found = (procedure: 'IDA' | 'EDA', head: Items, lines: readonly Items[] = [{}]) =>
  checkPreRegistration(procedure, formOf(procedure === 'IDA' ? 'import' : 'export', { head, lines }), facts).map(
    ({ code, item, line }) => `${code}-${item}-${String(line).padStart(4, '0')}`,
  )

test('contract, demo world: 9900000009 may import and export by the shipped lists, with 1, 3 and 50 lines', () => {
  expect(found('EDA', {})).toEqual([])
  for (const count of [1, 3, 50]) {
    const total = String(1000 * count)
    expect(
      found(
        'IDA',
        { IP4: total, TP: total },
        Array.from({ length: count }, () => ({})),
      ),
    ).toEqual([])
  }
})

test('contract, demo world: a well-formed code that no business has is S0061', () => {
  expect(found('IDA', { IMC: '0109999999', IMN: '' })).toEqual(['S0061-IMC-0000'])
  expect(found('EDA', { EPC: '0109999999', EPN: '' })).toEqual(['S0061-EPC-0000'])
})

test('contract, Answers: missing kind, unknown port and unknown goods code come in one pass, in layout order', () => {
  expect(found('IDA', { ICB: '', PSC: 'XX999' }, [{ CMD: '99999999' }])).toEqual([
    'S0055-ICB-0000',
    'S1026-PSC-0000',
    'S0173-CMD-0001',
  ])
})

test('contract, Answers: R and E are looked at only when there is no S', () => {
  expect(found('IDA', { COC: '' }, [{ TX1: '' }])).toEqual(['R1091-MTC-0000', 'E1070-CMD-0001'])
  expect(found('IDA', { COC: '', SKB: '' }, [{ TX1: '' }])).toEqual(['S0183-SKB-0000'])
})

test('R1088 customs.md value 3: unit price × quantity off by more than 1 names BPR of line 3; off by 1 does not', () => {
  const total = { IP4: '3000', TP: '3000' }
  expect(found('IDA', total, [{}, {}, { UPR: '26' }])).toEqual(['R1088-BPR-0003'])
  expect(found('IDA', total, [{}, {}, { UPR: '25.025' }])).toEqual([])
  expect(found('IDA', total, [{}, {}, { UPR: '24.975' }])).toEqual([])
})

test('customs.md, declaration kinds: what a kind asks for is read from the lists', () => {
  expect(found('IDA', { ICB: 'G51' })).toEqual(['R1000-ICB-0000'])
  expect(found('IDA', { ICB: 'G12' })).toEqual(['R1003-ICB-0000'])
  expect(found('IDA', { ICB: 'C11' })).toEqual(['R1007-ICB-0000'])
  expect(found('IDA', { ICB: 'E31', ENC: 'C' }, [{ CMN: 'NPL01#&VẢI DỆT THOI' }])).toEqual([])
  expect(found('IDA', { ICB: 'E21', ENC: 'C' }, [{ CMN: 'NPL01#&VẢI DỆT THOI' }])).toEqual(['E8402-0000-0000'])
  expect(found('EDA', { ECB: 'E52', SS1: 'HDGC', SN1: 'HD-01' }, [{ CMN: 'SP01#&ÁO', COC: 'SP01' }])).toEqual([])
})
