import { describe, expect, it } from 'vitest'
import { type BoardRun, boardOf } from '#training/board.ts'
import { judge } from '#training/judge.ts'
import type { Scenario } from '#training/scenario.ts'
import { answer, row, scenario, sends } from './rows.ts'

const MINUTE = 60_000
const START = Date.parse('2026-11-22T01:00:00Z')
const at = (minutes: number) => new Date(START + minutes * MINUTE).toISOString()

const lesson: Scenario = {
  ...scenario(sends('ida', 'IDA', { results: ['00000'] }), sends('idc', 'IDC', { results: ['00000'] })),
  id: 'bai',
  title: { vi: 'Bài một', en: 'Lesson one' },
}

const runOf = (change: Partial<BoardRun> & { evidence?: ReturnType<typeof answer>[] } = {}): BoardRun => {
  const { evidence = [], ...rest } = change
  return {
    id: 'R222222222',
    scenario: 'bai',
    official: false,
    business: 'an',
    customs: 'an',
    startedAt: START,
    endedAt: 0,
    hints: 0,
    exam: false,
    judgement: judge(lesson, evidence, (rest.endedAt ?? 0) > 0),
    rows: evidence.map((one) => one.row),
    ...rest,
  }
}

const board = (runs: readonly BoardRun[], minutes: number, members = ['an']) =>
  boardOf({
    now: START + minutes * MINUTE,
    stuckAfter: 10 * MINUTE,
    members: members.map((login) => ({ login, name: login.toUpperCase() })),
    runs,
    scenarios: new Map([['bai', lesson]]),
  })

const ida = (minutes: number, code = '00000-0000-0000') =>
  answer('IDA', [code], { receivedAt: at(minutes), declarationNo: '100000000010' })

describe('issue 3 point 7, live board', () => {
  it('who has begun nothing is idle', () => {
    expect(board([], 5)).toMatchObject([{ login: 'an', name: 'AN', status: 'idle', run: '', step: 0, score: null }])
  })

  it('the step, since when it began, the last code and the declaration', () => {
    expect(board([runOf()], 4)[0]).toMatchObject({ step: 1, steps: 2, status: 'working', since: 4 * MINUTE, last: '' })
    expect(board([runOf({ evidence: [ida(3)] })], 7)[0]).toMatchObject({
      step: 2,
      status: 'working',
      since: 4 * MINUTE,
      last: '00000-0000-0000',
      declarationNo: '100000000010',
      score: 50,
    })
  })

  it('stuck after ten minutes on one step, or after three misses on it', () => {
    expect(board([runOf()], 9.9)[0]?.status).toBe('working')
    expect(board([runOf()], 10)[0]?.status).toBe('stuck')
    expect(board([runOf({ evidence: [ida(9)] })], 12)[0]?.status).toBe('working')
    const missed = [1, 2, 3].map((minute) => ida(minute, 'R1088-BPR -0001'))
    expect(board([runOf({ evidence: missed })], 4)[0]).toMatchObject({ status: 'stuck', mistakes: 3, step: 1 })
  })

  it('of two people the one whose step it is not waits; the other one works', () => {
    const pair = runOf({ business: 'an', customs: 'binh' })
    expect(board([pair], 30, ['an', 'binh']).map(({ status }) => status)).toEqual(['stuck', 'waiting'])
  })

  it('ended: passed or failed since when, and the tally of the person; an open run is shown before ended ones', () => {
    const passed = runOf({
      evidence: [ida(1), answer('IDC', ['00000-0000-0000'], { receivedAt: at(2) })],
      endedAt: START + 2 * MINUTE,
      hints: 1,
    })
    expect(board([passed], 5)[0]).toMatchObject({ status: 'passed', since: 3 * MINUTE, score: 95, passed: 1, ended: 1 })
    const failed = runOf({ id: 'R333333333', startedAt: START + MINUTE, endedAt: START + 3 * MINUTE })
    expect(board([passed, failed], 5)[0]).toMatchObject({ run: 'R333333333', status: 'failed', passed: 1, ended: 2 })
    const open = runOf({ id: 'R444444444' })
    expect(board([passed, failed, open], 5)[0]).toMatchObject({ run: 'R444444444', status: 'working', ended: 2 })
  })

  it('issue 3 point 7, refuse: what the trainer had refused is no mistake of the player', () => {
    const struck = row({
      procedure: 'IDA',
      resultCodes: ['A0007-0000-0000'],
      detail: { faults: [{ id: 'f', kind: 'refuse' }] },
    })
    const judged = judge(lesson, [{ row: struck }, ida(2)], false)
    expect(judged).toMatchObject({ mistakes: 0, steps: [{ status: 'passed' }, { status: 'open' }] })
    const other = row({ ...struck, seq: 9_999, detail: { faults: [{ id: 'f', kind: 'delay' }] } })
    expect(judge(lesson, [{ row: other }], false).mistakes).toBe(1)
  })
})
