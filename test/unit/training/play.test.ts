import { describe, expect, it } from 'vitest'
import type { Evidence } from '#training/evidence.ts'
import { expectedWords } from '#training/expected.ts'
import { judge } from '#training/judge.ts'
import { type PlayFacts, shownPlay } from '#training/play.ts'
import type { Step } from '#training/scenario.ts'
import { action, acts, answer, checks, good, pulled, pulls, scenario, sends } from './rows.ts'

const hint = { vi: 'gợi ý', en: 'hint' }
const steps: readonly Step[] = [
  { ...sends('ida', 'IDA', { results: ['00000'], outputs: ['VAD0AA'], state: 'draft' }), hint },
  acts('receive', 'receive', { state: 'examining' }),
  pulls('pull', { outputs: ['VAD2AG'] }),
  checks('check', { state: 'examining' }),
]
const played = scenario(...steps)
const ida = good('IDA', { outputs: ['VAD0AA'], detail: { state: 'draft', channel: null } })
const received = action('receive', { state: 'examining', channel: 2 })

function shown(evidence: readonly Evidence[], change: Partial<PlayFacts> = {}) {
  const closed = change.closed ?? false
  return shownPlay({
    scenario: played,
    judgement: judge(played, evidence, closed),
    closed,
    mine: ['business', 'customs'],
    free: [],
    hints: [],
    exam: false,
    naming: {
      output: (code) => (code === 'VAD0AA' ? { vi: 'Màn hình tờ khai', en: 'Declaration screen' } : undefined),
      item: (outputs, id) =>
        outputs.includes('VAD0AA') && id === 'ICN' ? { vi: 'Số tờ khai', en: 'Declaration no' } : undefined,
    },
    ...change,
  })
}
const statuses = (...given: Parameters<typeof shown>) => shown(...given).steps.map(({ status }) => status)

describe('experience, scenario player: states of the steps', () => {
  const bad = answer('IDA', ['S0055-ICB -0000'])
  it.each<[string, Evidence[], Partial<PlayFacts>, string[], string | null]>([
    ['nothing done yet', [], {}, ['inProgress', 'notStarted', 'notStarted', 'notStarted'], 'ida'],
    ['a try that missed', [bad], {}, ['failed', 'notStarted', 'notStarted', 'notStarted'], 'ida'],
    ['a try that met it', [ida], {}, ['passed', 'inProgress', 'notStarted', 'notStarted'], 'receive'],
    [
      'the other player’s turn, for the business',
      [ida],
      { mine: ['business'] },
      ['passed', 'waitingForOther', 'notStarted', 'notStarted'],
      'receive',
    ],
    [
      'the same, for customs',
      [ida],
      { mine: ['customs'] },
      ['passed', 'inProgress', 'notStarted', 'notStarted'],
      'receive',
    ],
    [
      'nobody has taken customs yet',
      [ida],
      { mine: ['business'], free: ['customs'] },
      ['passed', 'waitingForOther', 'notStarted', 'notStarted'],
      'receive',
    ],
    [
      'a trainer looks: nobody is waited for',
      [ida],
      { mine: [] },
      ['passed', 'inProgress', 'notStarted', 'notStarted'],
      'receive',
    ],
    ['ended too early', [ida], { closed: true }, ['passed', 'failed', 'notStarted', 'notStarted'], null],
    ['all done', [ida, received, pulled('VAD2AG')], {}, ['passed', 'passed', 'passed', 'passed'], null],
  ])('%s', (_, evidence, change, expected, current) => {
    expect(statuses(evidence, change)).toEqual(expected)
    expect(shown(evidence, change).current).toBe(current)
  })
})

describe('experience, scenario player: expected against got', () => {
  it('nothing is told before a try: the expectation would give the answer away', () => {
    expect(shown([]).steps.map(({ expected }) => expected)).toEqual([[], [], [], []])
  })

  it('after a try every expectation stands in words of both languages, with what was missed', () => {
    const [first] = shown([answer('IDA', ['S0055-ICB -0000'])]).steps
    expect(first?.expected.map(({ vi }) => vi)).toEqual([
      'Được chấp nhận (00000)',
      'Bản tin VAD0AA · Màn hình tờ khai',
      'Trạng thái tờ khai: Khai trước',
    ])
    expect(first?.expected.map(({ en }) => en)).toEqual([
      'Accepted (00000)',
      'Output VAD0AA · Declaration screen',
      'State of the declaration: Draft',
    ])
    expect(first?.differences[0]).toEqual({
      vi: 'Mong đợi mã 00000, nhận được S0055-ICB -0000',
      en: 'Expected 00000, got S0055-ICB -0000',
    })
    expect(first).toMatchObject({ mistakes: 1, rows: [expect.any(Number)] })
  })
})

describe('experience, scenario player: an item is named, not only its id', () => {
  const naming = {
    output: () => undefined,
    item: (outputs: readonly string[], id: string) =>
      outputs.join() === 'VAF801' && id === 'SPN' ? { vi: 'Số chứng từ', en: 'Document no' } : undefined,
  }
  it.each([
    [{ outputs: ['VAF801'], items: { SPN: '*' } }, 'SPN · Số chứng từ: có giá trị'],
    [{ outputs: ['VAD1AC'], items: { 'VAF801.SPN': '7' } }, 'SPN · Số chứng từ của VAF801: “7”'],
    [{ outputs: ['VAF801'], items: { 'SPN/2': '*' } }, 'SPN · Số chứng từ, dòng 2: có giá trị'],
    [{ items: { B02: '*' } }, 'B02: có giá trị'],
  ])('%j', (expected, words) => {
    expect(expectedWords(expected, naming).at(-1)?.vi).toBe(words)
  })
})

describe('experience, scenario player: hint only when asked, and counted', () => {
  it('is there, is told once asked for, and costs five points', () => {
    const before = shown([ida])
    expect(before.steps[0]).toMatchObject({ hasHint: true, hint: null })
    const after = shown([ida], { hints: ['ida'] })
    expect(after.steps[0]?.hint).toEqual(hint)
    expect(after.score).toEqual({ total: before.score.total - 5, steps: 25, mistakes: 0, hints: 5 })
    expect(shown([ida]).steps[1]).toMatchObject({ hasHint: false, hint: null })
  })

  it('the score is the judge’s less the hints, and never below 0', () => {
    const missed = answer('IDA', ['S0055-ICB -0000'])
    expect(shown([missed, ida], { hints: ['ida'] }).score).toEqual({ total: 15, steps: 25, mistakes: 5, hints: 5 })
    expect(shown([], { hints: ['ida'] }).score.total).toBe(0)
  })

  it('programme.md, exam mode: no hint is offered', () => {
    expect(shown([], { exam: true }).steps.map(({ hasHint }) => hasHint)).toEqual([false, false, false, false])
  })
})
