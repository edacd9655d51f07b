import { describe, expect, it } from 'vitest'
import { type GradedRun, gradebookOf } from '#training/gradebook.ts'
import type { Judgement } from '#training/judge.ts'

const judgement = (score: number, passed: boolean, mistakes = 0): Judgement => ({
  status: passed ? 'passed' : 'failed',
  steps: [],
  mistakes,
  score,
})
const run = (change: Partial<GradedRun>): GradedRun => ({
  scenario: 'bai-1',
  business: 'an',
  customs: 'an',
  startedAt: 0,
  endedAt: 90_000,
  hints: 0,
  exam: false,
  official: false,
  judgement: judgement(80, true),
  ...change,
})
const people = [
  { login: 'an', name: 'An', unit: '02CI', userId: '02CIA001' },
  { login: 'binh', name: 'Bình', unit: '02CI', userId: '02CIA002' },
]
const book = (runs: readonly GradedRun[], scenarios = ['bai-1']) =>
  gradebookOf({ people, scenarios, runs, known: new Map() })

describe('programme.md, gradebook', () => {
  it('one line for each person and scenario; who played nothing has no score', () => {
    expect(
      book([], ['bai-1', 'bai-2']).map(({ login, scenario, tries, score }) => [login, scenario, tries, score]),
    ).toEqual([
      ['an', 'bai-1', 0, null],
      ['an', 'bai-2', 0, null],
      ['binh', 'bai-1', 0, null],
      ['binh', 'bai-2', 0, null],
    ])
  })

  it('the best of the runs that ended: score less hints, its mistakes, its minutes; open runs are no tries', () => {
    const runs = [
      run({ judgement: judgement(70, true) }),
      run({ judgement: judgement(95, true, 1), hints: 2, endedAt: 150_000 }),
      run({ judgement: judgement(100, true), endedAt: 0 }),
    ]
    expect(book(runs)[0]).toMatchObject({ tries: 2, score: 85, mistakes: 1, hints: 2, minutes: 2.5, passed: true })
  })

  it('of equal scores the one that passed, then the quicker', () => {
    const runs = [
      run({ judgement: judgement(80, false), endedAt: 1_000 }),
      run({ endedAt: 600_000 }),
      run({ endedAt: 60_000 }),
    ]
    expect(book(runs)[0]).toMatchObject({ passed: true, minutes: 1 })
  })

  it('the exam has a line of its own, and both players of a pair get theirs', () => {
    const runs = [run({ exam: true, judgement: judgement(60, false) }), run({ customs: 'binh' })]
    expect(book(runs).map(({ login, exam, score }) => [login, exam, score])).toEqual([
      ['an', false, 80],
      ['an', true, 60],
      ['binh', false, 80],
      ['binh', true, null],
    ])
  })
})
