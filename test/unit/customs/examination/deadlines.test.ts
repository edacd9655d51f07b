import { describe, expect, it } from 'vitest'
import type { Declaration } from '#customs/declaration/declaration.ts'
import { type Dated, dueOf } from '#customs/examination/deadlines.ts'
import { holidaysOf } from '#customs/examination/holidays.ts'
import { afterWorkingHours, OFFICE_HOURS } from '#customs/examination/working-calendar.ts'
import { vietnamIso } from '#protocol/vietnam-time.ts'

const at = (time: string): number => Date.parse(`${time}:00+07:00`)
const text = (ms: number): string => vietnamIso(ms).slice(0, 16)

describe('customs.md, Times: working hours (Mon–Fri 7:30–11:30, 13:00–17:00)', () => {
  // 2026-07-21 is a Tuesday, 24 a Friday.
  it.each([
    ['within a session', '2026-07-21T08:00', 2, '2026-07-21T10:00'],
    ['used up exactly at the end of a session: it ends there', '2026-07-21T15:00', 2, '2026-07-21T17:00'],
    ['over lunch', '2026-07-21T10:30', 2, '2026-07-21T14:00'],
    ['begun during lunch', '2026-07-21T12:10', 2, '2026-07-21T15:00'],
    ['begun before the office opens', '2026-07-21T03:00', 2, '2026-07-21T09:30'],
    ['over night', '2026-07-21T16:30', 2, '2026-07-22T09:00'],
    ['begun in the evening', '2026-07-21T20:00', 2, '2026-07-22T09:30'],
    ['over the weekend', '2026-07-24T16:00', 2, '2026-07-27T08:30'],
    ['begun on a Saturday', '2026-07-25T09:00', 2, '2026-07-27T09:30'],
    ['eight hours are one working day', '2026-07-21T09:00', 8, '2026-07-22T09:00'],
    ['over Quốc khánh of two days', '2026-08-31T16:00', 2, '2026-09-03T08:30'],
    ['over Tết 2026', '2026-02-13T16:30', 2, '2026-02-23T09:00'],
    ['over 30/4 and 1/5, which fall before a weekend', '2026-04-29T16:00', 8, '2026-05-04T16:00'],
    ['over the turn of the year', '2026-12-31T16:00', 2, '2027-01-04T08:30'],
  ])('%s', (_, from, hours, to) => {
    expect(text(afterWorkingHours(at(from), hours))).toBe(to)
  })

  it('a calendar without working time is a RangeError and no endless loop', () => {
    expect(() => afterWorkingHours(0, 1, { ...OFFICE_HOURS, weekdays: [] })).toThrow(RangeError)
    expect(() => afterWorkingHours(0, 1, { ...OFFICE_HOURS, sessions: [] })).toThrow(RangeError)
  })
})

describe('Labour Code 2019 art. 111.3, 112: days off', () => {
  it.each([
    [2024, ['20240208', '20240209', '20240212', '20240213', '20240214', '20240418', '20240902', '20240903']],
    [2025, ['20250127', '20250128', '20250129', '20250130', '20250131', '20250407', '20250901', '20250902']],
    // Giỗ Tổ on a Sunday is made up for on Monday.
    [2026, ['20260216', '20260220', '20260427', '20260430', '20260501', '20260901', '20260902']],
    [2013, ['20130214', '20130215', '20130419']],
  ])('%i', (year, days) => {
    for (const day of days) expect(holidaysOf(year), day).toContain(day)
  })

  it('a year without a row keeps the fixed days, made up for at the weekend', () => {
    // 1/1/2033 is a Saturday, 1/5/2033 a Sunday.
    expect([...holidaysOf(2033)].sort()).toEqual(
      ['20330101', '20330103', '20330430', '20330501', '20330502', '20330503', '20330902'].sort(),
    )
  })
})

const declared = at('2026-07-21T08:30')
const file = (change: Partial<Declaration>): Dated => ({
  phase: 'awaitingReceipt',
  channel: 3,
  payment: 'owed',
  editedAt: at('2026-07-21T08:00'),
  declaredAt: declared,
  examination: {},
  ...change,
})
const due = (change: Partial<Declaration>, now = declared) => {
  const found = dueOf(file(change), now)
  return found && [found.duty, text(found.at), found.late]
}
const result = (time: string, passed: boolean) => ({ at: at(time), passed, note: '' })

describe('customs.md, Times: what is due', () => {
  it('document check within 2 working hours from receipt', () => {
    const examination = { receivedAt: at('2026-07-21T10:00') }
    expect(due({ phase: 'examining', examination })).toEqual(['documentResult', '2026-07-21T13:30', false])
  })

  it('late one moment after the deadline and not at it', () => {
    const change = { phase: 'examining', examination: { receivedAt: at('2026-07-21T10:00') } } as const
    expect(due(change, at('2026-07-21T13:30'))?.[2]).toBe(false)
    expect(due(change, at('2026-07-21T13:30') + 1)?.[2]).toBe(true)
  })

  it('a dossier is received within 2 working hours from registration', () => {
    expect(due({})).toEqual(['receive', '2026-07-21T10:30', false])
  })

  it('supplement within 5 days after documents did not pass', () => {
    const examination = { receivedAt: declared, documentResult: result('2026-07-21T10:00', false) }
    expect(due({ phase: 'examining', examination })).toEqual(['supplement', '2026-07-26T10:00', false])
  })

  it('goods within 8 working hours from the order, two days more when they did not pass', () => {
    const documentResult = result('2026-07-21T10:00', true)
    expect(due({ phase: 'examining', examination: { documentResult } })?.[0]).toBe('orderInspection')
    const inspection = { orderedAt: at('2026-07-21T10:00'), percent: 10, place: '', note: '' }
    expect(due({ phase: 'inspecting', examination: { documentResult, inspection } })).toEqual([
      'inspectionResult',
      '2026-07-22T10:00',
      false,
    ])
    const failed = { ...inspection, result: result('2026-07-22T09:00', false) }
    expect(due({ phase: 'inspecting', examination: { documentResult, inspection: failed } })?.[1]).toBe(
      '2026-07-24T10:00',
    )
  })

  it('clearance waits for the tax without a deadline, and is due 2 working hours after it was paid', () => {
    const examination = { documentResult: result('2026-07-21T09:00', true) }
    expect(due({ phase: 'checked', examination })).toBeUndefined()
    const paid = { phase: 'checked', payment: 'paid', paidAt: at('2026-07-21T14:00'), examination } as const
    expect(due(paid)).toEqual(['clear', '2026-07-21T16:00', false])
  })

  it('a draft is to be declared within its 7 days; run out, cleared and green ones have nothing due', () => {
    expect(due({ phase: 'draft' })).toEqual(['declare', '2026-07-28T08:00', false])
    expect(due({ phase: 'draft' }, at('2026-07-28T08:01'))).toBeUndefined()
    for (const phase of ['awaitingPayment', 'cleared', 'manual', 'withdrawn'] as const)
      expect(due({ phase })).toBeUndefined()
  })
})
