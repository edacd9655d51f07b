import { describe, expect, it } from 'vitest'
import { journalEntries, runOf, type Settled } from '../../../simulator/pipeline/record.ts'
import { admission, incoming, verdict } from './cases.ts'

const clock = { real: () => 0, elapsed: () => 1012.34 }
const settled: Settled = {
  answer: { status: 200, contentType: 'text/plain; charset=UTF-8', body: new Uint8Array([9]) },
  results: ['00000-0000-0000'],
  outputs: ['VAD1AC', 'VAF801'],
  declarationNo: '102026072100',
  reports: [
    { code: 'VAD1AC', bytes: new Uint8Array([7]) },
    { code: 'VAF801', bytes: new Uint8Array([8]) },
  ],
  standing: { state: 'cleared', channel: 1 },
}
const NOW = Date.UTC(2026, 2, 2, 2, 0)

describe('contract, journal: the rows of one exchange', () => {
  it('request, answer, reports, each naming the request as its cause, with its own bytes', () => {
    const rows = journalEntries(clock, admission(), settled, NOW)
    expect(rows.map(({ kind, cause }) => [kind, cause])).toEqual([
      ['request', 0],
      ['answer', -1],
      ['report', -2],
      ['report', -3],
    ])
    expect(rows.map(({ body }) => [...body])).toEqual([[1, 2, 3], [9], [7], [8]])
    expect(rows.map(({ outputs }) => outputs)).toEqual([settled.outputs, settled.outputs, ['VAD1AC'], ['VAF801']])
    expect(rows.map(({ verdict: of }) => of)).toEqual([verdict, null, null, null])
  })

  it('sandbox clock at +07:00, real time in UTC, milliseconds with one decimal, the run of the input info id', () => {
    const [request] = journalEntries(clock, admission(), settled, NOW)
    expect(request).toMatchObject({
      at: '2026-03-02T09:00:00.000+07:00',
      receivedAt: '2026-07-21T01:30:00.000Z',
      durationMs: 12.3,
      run: 'R222222222',
      declarationNo: '102026072100',
    })
  })

  it('the answer’s row tells where the declaration stands; no row holds the password', () => {
    const rows = journalEntries(clock, admission(), settled, NOW)
    expect(rows[1]?.detail).toEqual({ state: 'cleared', channel: 1 })
    expect(JSON.stringify(rows)).not.toContain('SECRET88')
  })

  it('a refusal of nobody’s message is request and answer', () => {
    const rows = journalEntries(
      clock,
      admission({ account: undefined, verdict: null }),
      { ...settled, reports: [], outputs: [] },
      NOW,
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['request', 'answer'])
  })

  it('an input info id that is no run id is no run', () => {
    expect(runOf(incoming({}, { inputId: 'HELLO' }))).toBe('')
    expect(runOf(incoming({}, { inputId: '' }))).toBe('')
    expect(runOf(incoming())).toBe('R222222222')
  })
})
