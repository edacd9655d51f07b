import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evidence } from '#training/evidence.ts'
import { judge } from '#training/judge.ts'
import type { Step } from '#training/scenario.ts'
import { action, acts, answer, checks, good, pulled, pulls, row, scenario, sends } from './rows.ts'

const ida = sends('ida', 'IDA', { results: ['00000'] })
const idc = sends('idc', 'IDC', { results: ['00000'], state: 'awaitingReceipt', channel: 3 })
const red = { state: 'awaitingReceipt', channel: 3 }
const statuses = (...given: Parameters<typeof judge>) => judge(...given).steps.map(({ status }) => status)

describe('programme.md, runs and evidence: the judge', () => {
  it('nothing sent yet: everything open, score 0; closed so: failed', () => {
    expect(judge(scenario(ida, idc), [], false)).toMatchObject({ status: 'open', score: 0, mistakes: 0 })
    expect(statuses(scenario(ida, idc), [], false)).toEqual(['open', 'open'])
    expect(judge(scenario(ida, idc), [], true)).toMatchObject({ status: 'failed', score: 0 })
    expect(statuses(scenario(ida, idc), [], true)).toEqual(['failed', 'failed'])
  })

  it('every step met at once: passed, 100; it names the rows and adds up the time', () => {
    const evidence = [good('IDA'), good('IDC', { detail: red })]
    const judgement = judge(scenario(ida, idc), evidence, false)
    expect(judgement).toMatchObject({ status: 'passed', score: 100, mistakes: 0 })
    expect(judgement.steps.map(({ rows }) => rows)).toEqual(evidence.map((each) => [each.row.seq]))
    expect(judgement.steps[0]?.durationMs).toBe(1.5)
  })

  it('a failed try, then a good one: the step passes and costs a mistake of five points', () => {
    const judgement = judge(scenario(ida), [answer('IDA', ['S0055-ICB -0000']), good('IDA')], false)
    expect(judgement).toMatchObject({ status: 'passed', mistakes: 1, score: 95 })
    expect(judgement.steps[0]).toMatchObject({ status: 'passed', mistakes: 1, differences: [] })
  })

  it('while the last try misses, the step is failed with that try’s differences, and later steps stay open', () => {
    const judgement = judge(
      scenario(ida, idc),
      [answer('IDA', ['S0055-ICB -0000']), answer('IDA', ['R1088-BPR -0002'])],
      false,
    )
    expect(judgement).toMatchObject({ status: 'open', mistakes: 2 })
    expect(judgement.steps[0]?.differences.map(({ en }) => en)).toEqual(['Expected 00000, got R1088-BPR -0002'])
    expect(judgement.steps[1]).toMatchObject({ status: 'open', rows: [] })
  })

  it('the score never falls below 0', () => {
    const tries = Array.from({ length: 50 }, () => answer('IDA', ['S0055-ICB -0000']))
    expect(judge(scenario(ida), [...tries, good('IDA')], true)).toMatchObject({
      status: 'passed',
      mistakes: 50,
      score: 0,
    })
  })

  it('rows of another procedure, requests, reports and admin acts are no tries', () => {
    const noise: Evidence[] = [
      good('TCC'),
      { row: row({ kind: 'request' }) },
      { row: row({ kind: 'report' }) },
      { row: row({ kind: 'admin' }) },
    ]
    expect(judge(scenario(ida), noise, false).steps[0]).toMatchObject({ status: 'open', mistakes: 0 })
    expect(judge(scenario(ida), [...noise, good('IDA')], false)).toMatchObject({ status: 'passed', mistakes: 0 })
  })

  it('two steps of one procedure take one answer each, in order (a11-r1088)', () => {
    const wrong = sends('wrong', 'IDA', { results: ['R1088-BPR -0002'] })
    const bad = answer('IDA', ['R1088-BPR -0002'])
    expect(judge(scenario(wrong, ida), [bad, good('IDA')], false)).toMatchObject({ status: 'passed', mistakes: 0 })
    expect(statuses(scenario(wrong, ida), [bad], false)).toEqual(['passed', 'open'])
    expect(judge(scenario(wrong, ida), [good('IDA'), bad, good('IDA')], false)).toMatchObject({
      status: 'passed',
      mistakes: 1,
    })
  })

  it('one emptying of the mailbox is one try, whatever the number of messages; another message ends it', () => {
    const step = pulls('pull', { outputs: ['VAD3AC', 'VAF801'], items: { 'VAF801.SPN': '*' } })
    const [one, two] = [pulled('VAD3AC'), pulled('VAF801', { SPN: '000000000012' })]
    expect(judge(scenario(step), [one, two], false)).toMatchObject({ status: 'passed', mistakes: 0 })
    expect(judge(scenario(step), [one], false)).toMatchObject({ status: 'open', mistakes: 1 })
    expect(judge(scenario(step), [one, good('TCC'), two], false)).toMatchObject({ status: 'open', mistakes: 2 })
    expect(judge(scenario(step), [answer('#REP1', ['A0071-0000-0000']), good('TCC'), one, two], false)).toMatchObject({
      status: 'passed',
      mistakes: 1,
    })
  })

  it('an officer’s action: done, or refused as it should be', () => {
    const receive = acts('receive', 'receive', { state: 'examining' })
    expect(judge(scenario(receive), [action('receive', { state: 'examining', channel: 2 })], false).status).toBe(
      'passed',
    )
    const refused = judge(
      scenario(receive),
      [action('receive', { refused: 'tax is owed', state: 'awaitingPayment' })],
      false,
    )
    expect(refused.steps[0]?.differences.map(({ what }) => what)).toEqual(['state', 'refusal'])
    const early = acts('early', 'clear', { refused: true })
    expect(judge(scenario(early), [action('clear', { refused: 'tax is owed' })], false).status).toBe('passed')
    expect(judge(scenario(early), [action('clear', { state: 'cleared' })], false).steps[0]?.differences[0]?.what).toBe(
      'refusal',
    )
  })

  it('a look holds against the newest standing so far, and takes no row from the step behind it', () => {
    const look = checks('look', { state: 'awaitingReceipt', channel: 3 })
    const receive = acts('receive', 'receive', { state: 'examining' })
    const evidence = [good('IDC', { detail: red }), action('receive', { state: 'examining', channel: 3 })]
    expect(statuses(scenario(idc, look, receive), evidence, false)).toEqual(['passed', 'passed', 'passed'])
    expect(statuses(scenario(idc, look), evidence, false)).toEqual(['passed', 'passed'])
  })

  it('a look that misses comes to an end: failed, and passed once a later row brings the standing', () => {
    const look = checks('look', { state: 'cleared' })
    const declared = good('IDC', { detail: red })
    expect(judge(scenario(idc, look), [declared], false)).toMatchObject({ status: 'open', mistakes: 1 })
    expect(judge(scenario(idc, look), [declared], true).status).toBe('failed')
    const cleared = action('clear', { state: 'cleared', channel: 3 })
    expect(judge(scenario(idc, look), [declared, cleared], false)).toMatchObject({ status: 'passed', mistakes: 1 })
  })

  it('a look before any standing is known is open, not failed', () => {
    expect(statuses(scenario(checks('look', { state: 'draft' })), [good('TCC')], false)).toEqual(['open'])
  })
})

describe('programme.md: judging again gives the same judgement', () => {
  const code = fc.constantFrom('00000-0000-0000', 'R1088-BPR -0002', 'S0055-ICB -0000', 'E134', '')
  const procedure = fc.constantFrom('IDA', 'IDC', '#REP1', '?A2', '?A3', 'receive', 'clear', 'TCC', '')
  const detail = fc.oneof(
    fc.constant({}),
    fc.record({ state: fc.constantFrom('draft', 'examining', 'cleared'), channel: fc.constantFrom(1, 2, 3, null) }),
    fc.dictionary(fc.string(), fc.jsonValue()).map((value) => value as Record<string, unknown>),
    fc.record({ refused: fc.string() }),
  )
  const anyRow: fc.Arbitrary<Evidence> = fc
    .record({
      kind: fc.constantFrom('request', 'answer', 'report', 'action', 'admin'),
      procedure,
      resultCodes: fc.array(code, { maxLength: 3 }),
      outputs: fc.array(fc.constantFrom('VAD3AC', 'VAF801', 'VAD0AA'), { maxLength: 2 }),
      detail,
      items: fc.option(fc.dictionary(fc.string({ maxLength: 4 }), fc.string({ maxLength: 4 })), { nil: undefined }),
    })
    .map(({ items, ...rest }) => ({
      row: row(rest as Parameters<typeof row>[0]),
      ...(items ? { items: { head: items, lines: [items] } } : {}),
    }))
  const expectation = fc.record(
    {
      results: fc.array(code, { maxLength: 2 }),
      outputs: fc.array(fc.constantFrom('VAD3AC', 'VAF801'), { maxLength: 2 }),
      items: fc.dictionary(
        fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('VAF801.SPN', 'CMD/2', '.', '/', '__proto__')),
        fc.string({ maxLength: 2 }),
      ),
      state: fc.constantFrom('draft', 'examining', 'cleared'),
      channel: fc.constantFrom(1 as const, 2 as const, 3 as const),
      refused: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  const anyStep: fc.Arbitrary<Step> = fc
    .tuple(fc.constantFrom('send', 'pull', 'act', 'check'), fc.constantFrom('IDA', 'IDC', 'TCC'), expectation)
    .map(([kind, name, expect]) =>
      kind === 'send'
        ? sends('s', name, expect)
        : kind === 'pull'
          ? pulls('p', expect)
          : kind === 'act'
            ? acts('a', 'receive', expect)
            : checks('c', expect),
    )

  it('whatever the rows and steps: it ends, never throws, is the same twice, and keeps its own sums', () => {
    fc.assert(
      fc.property(
        fc.array(anyStep, { maxLength: 6 }),
        fc.array(anyRow, { maxLength: 25 }),
        fc.boolean(),
        (steps, evidence, closed) => {
          const judged = judge(scenario(...steps), evidence, closed)
          expect(judge(scenario(...steps), evidence, closed)).toEqual(judged)
          expect(judged.steps).toHaveLength(steps.length)
          expect(judged.score).toBeGreaterThanOrEqual(0)
          expect(judged.score).toBeLessThanOrEqual(100)
          expect(judged.mistakes).toBe(judged.steps.reduce((sum, step) => sum + step.mistakes, 0))
          expect(judged.status === 'passed').toBe(judged.steps.every(({ status }) => status === 'passed'))
          if (closed) expect(judged.steps.every(({ status }) => status !== 'open')).toBe(true)
          for (const step of judged.steps) expect(step.status === 'passed' ? step.differences : []).toEqual([])
        },
      ),
      { numRuns: 500 },
    )
  })

  it('more rows never undo a passed step', () => {
    fc.assert(
      fc.property(
        fc.array(anyStep, { maxLength: 4 }),
        fc.array(anyRow, { maxLength: 15 }),
        fc.array(anyRow, { maxLength: 5 }),
        (steps, before, after) => {
          const withoutPulls = steps.filter((step) => step.do !== 'pull')
          const passed = (rows: Evidence[]) =>
            judge(scenario(...withoutPulls), rows, false).steps.filter(({ status }) => status === 'passed').length
          expect(passed([...before, ...after])).toBeGreaterThanOrEqual(passed(before))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('issue 3 point 7: what a trainer put in the way is judged honestly', () => {
  const cutOff = { detail: { faults: [{ id: 'f1', kind: 'drop' }] } }
  const lost = (procedure: string, more: Parameters<typeof good>[1] = {}) =>
    good(procedure, { ...more, detail: { ...cutOff.detail, ...more.detail } })

  it('regression: an answer that was cut off does not pass its step, and the step says so', () => {
    const judgement = judge(scenario(ida, idc), [lost('IDA')], false)
    expect(judgement.steps.map(({ status, rows, mistakes }) => [status, rows, mistakes])).toEqual([
      ['open', [], 0],
      ['open', [], 0],
    ])
    expect(judgement.steps[0]?.differences).toEqual([expect.objectContaining({ what: 'lost' })])
    expect(statuses(scenario(ida, idc), [lost('IDA')], true)).toEqual(['failed', 'failed'])
  })

  it('once asked again, or learned of by a report on the declaration, it counts in its place', () => {
    expect(statuses(scenario(ida), [lost('IDA'), lost('IDA')], false)).toEqual(['open'])
    expect(statuses(scenario(ida), [lost('IDA'), good('IDA')], false)).toEqual(['passed'])
    const number = { declarationNo: '100000000010' }
    const mail = pulled('VAD1AC')
    const declared = [good('IDA'), lost('IDC', { ...number, detail: red })]
    expect(statuses(scenario(ida, idc), declared, false)).toEqual(['passed', 'open'])
    expect(statuses(scenario(ida, idc), [...declared, mail], false)).toEqual(['passed', 'open'])
    const about = { ...mail, row: { ...mail.row, ...number } }
    expect(statuses(scenario(ida, idc), [...declared, about], false)).toEqual(['passed', 'passed'])
  })

  it('regression: a refusal at the trainer’s wish is shown to the player, with its answer, and is no mistake', () => {
    const refused = answer('IDA', ['A0007-0000-0000'], { detail: { faults: [{ id: 'f2', kind: 'refuse' }] } })
    const judgement = judge(scenario(ida), [refused], false)
    expect(judgement.steps[0]).toMatchObject({ status: 'open', mistakes: 0, rows: [refused.row.seq] })
    expect(judgement.steps[0]?.differences[0]?.vi).toContain('A0007')
    expect(judge(scenario(ida), [refused, good('IDA')], false).steps[0]).toMatchObject({
      status: 'passed',
      differences: [],
    })
  })

  it('issue 3 (7): a declaration that the trainer forced another channel on is no mistake of the player; no other is', () => {
    const declared = (declarationNo: string, over: Record<string, unknown> = {}) =>
      good('IDC', { declarationNo, detail: { state: 'awaitingPayment', channel: 1, ...over } })
    const first = '100000000010'
    const one = judge(scenario(idc), [declared(first, { channelForced: true })], false)
    expect([one.mistakes, one.steps[0]?.status]).toEqual([0, 'failed'])
    expect(one.steps[0]?.differences.at(-1)?.vi).toContain('không tính là lỗi của bạn')
    expect(judge(scenario(idc), [declared(first)], false).mistakes).toBe(1)
    const two = [declared(first, { channelForced: true }), declared('100000000020')]
    expect(judge(scenario(idc), two, false).mistakes).toBe(1)
    const refused = answer('IDC', ['E1070-TX1 -0001'], { declarationNo: first })
    expect(judge(scenario(idc), [declared(first, { channelForced: true }), refused], false).mistakes).toBe(1)
  })
})

describe('protocol 6: a correction gives the declaration another number in the middle of a run', () => {
  it('steps are judged on, whatever branch the messages bear', () => {
    const steps = [sends('ida01', 'IDA01', { results: ['00000'] }), sends('ide', 'IDE', { state: 'examining' })]
    const rows = [
      good('IDA01', { declarationNo: '100000000011' }),
      good('IDE', { declarationNo: '100000000011', detail: { state: 'examining', channel: 2 } }),
      action('clear', { state: 'cleared', channel: 2 }),
    ]
    expect(statuses(scenario(...steps, acts('clear', 'clear', { state: 'cleared' })), rows, false)).toEqual([
      'passed',
      'passed',
      'passed',
    ])
  })

  it('an inquiry by a former number tells of an answer that was lost under the new one', () => {
    const dropped = { faults: [{ kind: 'drop' }] }
    const rows = [
      good('IDE', { declarationNo: '100000000011', detail: dropped }),
      good('IID', { declarationNo: '100000000010' }),
    ]
    expect(statuses(scenario(sends('ide', 'IDE', { results: ['00000'] })), rows.slice(0, 1), false)).toEqual(['open'])
    expect(statuses(scenario(sends('ide', 'IDE', { results: ['00000'] })), rows, false)).toEqual(['passed'])
  })
})
