import { describe, expect, it } from 'vitest'
import type { Declaration } from '#customs/declaration/declaration.ts'
import { idd } from '#customs/procedures/idd/idd.ts'
import { accepted, draft, facts, NOW, NUMBER, registered, rejections } from '../import/sample.ts'
import { ASK, corrected, DAY, handled, later, NEXT, PASS, pending, RECEIVE, TWICE, yellow } from './sample.ts'

const call = (ICN = NUMBER) => ({ head: { ICN }, lines: [] })
const refused = (declaration: Declaration | undefined, over = {}) =>
  rejections(idd.decide(call(), declaration, later(over)))
const screenOf = (declaration: Declaration, over = {}) => accepted(idd.decide(call(), declaration, later(over))).screen

describe('IDD', () => {
  it('protocol 3.2: VAD424 fills the IDA01 form with what is registered, under its number; nothing changes', () => {
    const decision = accepted(idd.decide(call(), yellow(), later()))
    expect(decision.declaration).toBeUndefined()
    expect(decision.screen).toMatchObject({ code: 'VAD424', dataType: 'M' })
    expect(decision.screen?.form).toEqual(yellow().form)
  })

  it('a correction that is registered is called up in its place, for seven days', () => {
    expect(screenOf(pending())?.form.lines).toEqual([TWICE])
    expect(screenOf(pending(), { now: NOW + 8 * DAY })?.form.lines).toEqual(yellow().form.lines)
  })

  it('S1117: the class of the instruction is not called up, the instruction itself is', () => {
    const head = screenOf(handled(yellow(), RECEIVE, ASK))?.form.head
    expect(head).toMatchObject({ I01: 'Khai lại số lượng dòng 1' })
    expect(head?.CCM).toBeUndefined()
  })

  it('S0001 no number, S0003 unknown or run out', () => {
    expect(rejections(idd.decide(call(''), undefined, facts()))).toEqual(['S0001-ICN-0'])
    expect(refused(undefined)).toEqual(['S0003-ICN-0'])
    expect(refused(draft(), { now: NOW + 8 * DAY })).toEqual(['S0003-ICN-0'])
  })

  it('E0206: what is only pre-registered is called up by IDB', () => {
    expect(refused(draft())).toEqual(['E0206-ICN-0'])
  })

  it('E0208: branch 9 admits no further correction', () => {
    expect(refused({ ...yellow(), number: '100000000019' })).toEqual(['E0208-ICN-0'])
    expect(refused({ ...yellow(), number: '100000000018' })).toEqual([])
  })

  it('E0209 permitted, E0210 manual, E0211 withdrawn', () => {
    expect(refused({ ...yellow(), phase: 'cleared' })).toEqual(['E0209-ICN-0'])
    expect(refused({ ...yellow(), phase: 'manual' })).toEqual(['E0210-ICN-0'])
    expect(refused({ ...yellow(), phase: 'withdrawn' })).toEqual(['E0211-ICN-0'])
  })

  it('E4026: documents that have passed close the file, a request of the officer opens it again', () => {
    expect(refused(handled(yellow(), RECEIVE, PASS))).toEqual(['E4026-ICN-0'])
    const red = handled({ ...yellow(), channel: 3 }, RECEIVE, PASS)
    expect(red.phase).toBe('examining')
    expect(refused(red)).toEqual(['E4026-ICN-0'])
    expect(refused(handled(red, ASK))).toEqual([])
  })

  it('E0213: the five days of the request are over; asked again, there are five more', () => {
    const asked = handled(yellow(), RECEIVE, ASK)
    expect(refused(asked, { now: NOW + 5 * DAY })).toEqual([])
    expect(refused(asked, { now: NOW + 6 * DAY })).toEqual(['E0213-ICN-0'])
  })

  it('U0004: another account', () => {
    expect(refused(yellow(), { sender: { userId: '01AB0001', unit: '01AB' } })).toEqual(['U0004-ICN-0'])
  })

  it('protocol 6: green that waits for its tax can be corrected as well', () => {
    expect(refused(registered())).toEqual([])
  })

  it('after IDE the corrected data are called up, under the new number', () => {
    const screen = screenOf(corrected())
    expect(screen?.form.head.ICN).toBe(NEXT)
    expect(screen?.form.lines).toEqual([TWICE])
  })
})
