/** Evidence made by hand: rows as the journal would hold them, with what matters to the judge. */
import type { Evidence } from '#training/evidence.ts'
import type { JournalRow } from '#training/journal-row.ts'
import type { Expectation, Scenario, Step } from '#training/scenario.ts'

let seq = 0

export function row(change: Partial<JournalRow>): JournalRow {
  return {
    seq: ++seq,
    at: '2026-07-21T08:30:00+07:00',
    receivedAt: '2026-07-21T01:30:00Z',
    world: 'main',
    run: 'R222222222',
    kind: 'answer',
    cause: 0,
    userId: '02CIA001',
    procedure: 'IDA',
    declarationNo: '',
    resultCodes: [],
    outputs: [],
    verdict: null,
    bytes: 0,
    contentType: 'text/plain',
    durationMs: 1.5,
    detail: {},
    hash: '',
    prevHash: '',
    ...change,
  }
}

export const answer = (
  procedure: string,
  results: readonly string[],
  more: Partial<JournalRow> = {},
  head?: Record<string, string>,
): Evidence => ({
  row: row({ procedure, resultCodes: results, ...more }),
  ...(head ? { items: { head, lines: [] } } : {}),
})
export const good = (procedure: string, more: Partial<JournalRow> = {}, head?: Record<string, string>): Evidence =>
  answer(procedure, ['00000-0000-0000'], more, head)
export const pulled = (output: string, head: Record<string, string> = {}): Evidence =>
  answer('?A2', [], { outputs: [output] }, head)
export const action = (name: string, detail: Record<string, unknown>): Evidence => ({
  row: row({ kind: 'action', procedure: name, detail }),
})

const text = { vi: 'x', en: 'x' }
const base = (id: string, expect: Expectation) => ({ id, title: text, instruction: text, expect })
export const sends = (id: string, procedure: string, expect: Expectation): Step => ({
  ...base(id, expect),
  role: 'business',
  do: 'send',
  procedure,
})
export const pulls = (id: string, expect: Expectation): Step => ({ ...base(id, expect), role: 'business', do: 'pull' })
export const acts = (id: string, name: 'receive' | 'clear', expect: Expectation): Step => ({
  ...base(id, expect),
  role: 'customs',
  do: 'act',
  action: name,
})
export const checks = (id: string, expect: Expectation): Step => ({ ...base(id, expect), role: 'customs', do: 'check' })

export const scenario = (...steps: Step[]): Scenario => ({
  id: 'test',
  version: 1,
  group: 'Kết nối',
  title: text,
  purpose: text,
  clauses: ['T028'],
  kind: 'A11',
  setup: { signer: 'own' },
  steps,
})
