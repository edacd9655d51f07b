import { describe, expect, it } from 'vitest'
import {
  type ActionInput,
  bodyOf,
  EMPTY_INPUT,
  faultsOf,
  fieldsOf,
  NOBODY,
} from '../../../../terminal-client/web/parts/officer/action-fields.ts'

const input = (change: Partial<ActionInput> = {}): ActionInput => ({ ...EMPTY_INPUT, ...change })

describe('issue 3, point 5: what an action asks for and sends', () => {
  it('asks only for what the action needs, in order', () => {
    expect(fieldsOf('take')).toEqual([])
    expect(fieldsOf('orderInspection')).toEqual(['percent', 'place', 'note'])
    expect(fieldsOf('documentResult')).toEqual(['passed', 'note'])
    expect(fieldsOf('something of later')).toEqual(['note'])
  })

  it('sends only what was asked for: what another action left behind stays out', () => {
    const typed = input({
      passed: 'no',
      percent: '10',
      place: ' BÃI A ',
      amount: '1.000',
      note: ' Thiếu C/O ',
      to: 'kiem',
    })
    expect(bodyOf('take', typed, undefined)).toEqual({ action: 'take' })
    expect(bodyOf('documentResult', typed, 'RUN1')).toEqual({
      action: 'documentResult',
      run: 'RUN1',
      passed: false,
      note: 'Thiếu C/O',
    })
    expect(bodyOf('orderInspection', typed, '')).toEqual({
      action: 'orderInspection',
      percent: 10,
      place: 'BÃI A',
      note: 'Thiếu C/O',
    })
    expect(bodyOf('assign', typed, undefined)).toMatchObject({ to: 'kiem' })
    expect(bodyOf('assign', input({ to: NOBODY }), undefined)).toMatchObject({ to: '' })
  })

  it('what the declarant is to correct is sent as the note', () => {
    const typed = input({ request: ' Khai lại QN1 dòng 1 ', note: 'khác' })
    expect(bodyOf('requestCorrection', typed, undefined)).toEqual({
      action: 'requestCorrection',
      note: 'Khai lại QN1 dòng 1',
    })
  })

  it('an amount may be written with points or spaces; empty means the whole tax', () => {
    expect(bodyOf('confirmPayment', input({ amount: '2.642 500' }), undefined)).toEqual({
      action: 'confirmPayment',
      amount: '2642500',
    })
    expect(bodyOf('confirmPayment', input(), undefined)).toEqual({ action: 'confirmPayment' })
  })

  it.each([
    ['assign', {}, { to: true }],
    ['assign', { to: NOBODY }, {}],
    ['documentResult', {}, { passed: true }],
    ['inspectionResult', { passed: 'yes' }, {}],
    ['orderInspection', { percent: '0' }, { percent: true }],
    ['orderInspection', { percent: '101' }, { percent: true }],
    ['orderInspection', { percent: '12.5' }, { percent: true }],
    ['orderInspection', { percent: '' }, { percent: true }],
    ['orderInspection', { percent: '100' }, {}],
    ['confirmPayment', { amount: '1000đ' }, { amount: true }],
    ['confirmPayment', { amount: '1234567890123456' }, { amount: true }],
    ['requestCorrection', {}, { request: true }],
    ['requestCorrection', { request: 'ữ'.repeat(140) }, {}],
    ['requestCorrection', { request: 'ữ'.repeat(141) }, { request: true }],
    ['clear', { amount: 'x', percent: 'y' }, {}],
  ] as const)('faults of %s with %o', (action, change, faults) => {
    expect(faultsOf(action, input(change))).toEqual(faults)
  })
})
