/** A believable fortnight of a Cục: 14 branches, 12 declaration kinds, everything fixed by a small sequence of numbers. */
import { loadCatalogue } from '../../simulator/library/load-catalogue.ts'
import { loadReference } from '../../simulator/library/load-reference.ts'
import { fortnightModel } from '../../simulator/reports/fortnight/model.ts'
import { reportingPeriod } from '../../simulator/reports/fortnight/period.ts'
import type { FortnightReport } from '../../simulator/reports/fortnight/report.ts'
import { reportScope } from '../../simulator/reports/fortnight/scope.ts'
import { kindNameIn } from '../../simulator/reports/fortnight/words.ts'
import { JournalOfRuns, sound, unsound } from '../unit/reports/journal-of-runs.ts'

export const KINDS = ['A11', 'A12', 'A21', 'A41', 'B11', 'B13', 'C11', 'E11', 'E21', 'E31', 'E62', 'G11']
export const BRANCHES = 14

const reference = loadReference()
const catalogue = loadCatalogue()

/** Numbers below `limit`, the same in every test run. */
function sequence(): (limit: number) => number {
  let state = 20261120
  return (limit) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * limit)
  }
}

const scenarios = [
  ...KINDS.flatMap((kind) => ['xanh', 'vang', 'do'].map((flow) => ({ id: `${kind.toLowerCase()}-${flow}`, kind }))),
  { id: 'ket-noi', kind: '-' },
]

/** `empty`: nobody did anything; `at`: when the report is made, sandbox clock. */
export function sampleReport({ empty = false, at = '2026-11-20T18:05:00+07:00', unit = '02ZZ' } = {}): FortnightReport {
  const department = reference.codes('offices').filter(({ extra }) => extra.department === '02ZZ')
  const offices = [
    ...department.filter(({ extra }) => extra.kind === 'branch').slice(0, BRANCHES),
    ...department.filter(({ extra }) => extra.kind === 'department'),
  ]
  const period = reportingPeriod('2026-11-20')
  const scope = period && reportScope(offices, unit, period)
  if (period === undefined || scope === undefined) throw new Error(`no such unit: ${unit}`)
  const journal = new JournalOfRuns()
  if (!empty)
    fill(
      journal,
      scope.branches.map(({ code }) => code),
    )
  return fortnightModel({
    scope,
    period,
    scenarios,
    words: catalogue,
    kindName: kindNameIn(
      (kind) => (reference.anyCode('import-kinds', kind) ?? reference.anyCode('export-kinds', kind))?.name,
    ),
    world: 'main',
    head: { seq: journal.rows.length, hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
    computedAt: Date.parse(at),
    rows: journal.rows,
  })
}

function fill(journal: JournalOfRuns, branches: readonly string[]): void {
  const next = sequence()
  const moment = (runs: number) => {
    const day = String(5 + (runs % 15)).padStart(2, '0')
    return `2026-11-${day}T${String(8 + (runs % 9)).padStart(2, '0')}:15:00.000+07:00`
  }
  for (const unit of branches) {
    const at = '2026-11-05T08:00:00.000+07:00'
    journal.add({ kind: 'admin', procedure: 'openAccount', userId: `${unit}A001`, at, detail: { unit } })
    journal.add({ kind: 'admin', procedure: 'issueCertificate', userId: `${unit}A001`, at })
  }
  journal.add({ kind: 'admin', procedure: 'revokeCertificate', userId: `${branches[0]}A001`, at: moment(3) })
  let number = 0
  for (const unit of branches) {
    for (const { id: scenario, kind } of scenarios) {
      if (next(10) < 3) continue
      number++
      const id = `R${String(number).padStart(9, '2')}`
      const at = moment(number)
      journal.openRun({ id, unit, scenario, at, official: next(8) > 0 })
      play(journal, id, kind, at, next)
      if (next(10) < 8) journal.closeRun(id, next(10) < 8 ? 'passed' : 'failed', at)
    }
  }
}

const REFUSALS = [
  'R1088-BPR -0003',
  'S0055-ICB -0000',
  'S0061-IMC -0000',
  'E1070-TX1 -0002',
  'U0004-0000-0000',
  'A0012-0000-0000',
]

function play(journal: JournalOfRuns, run: string, kind: string, at: string, next: (limit: number) => number): void {
  const send = (procedure: string, resultCodes: readonly string[], more = {}) =>
    journal.exchange({ procedure, run, at, resultCodes, durationMs: 4 + next(400) / 10, verdict: sound, ...more })
  if (kind === '-') {
    send('TCC', ['00000-0000-0000'])
    return
  }
  const [enter, register] = /^[BE]([146]\d|62)/.test(kind) && kind !== 'E11' ? ['EDA', 'EDC'] : ['IDA', 'IDC']
  if (next(4) === 0) send(enter, [REFUSALS[next(REFUSALS.length)] ?? ''])
  if (next(15) === 0) send(enter, ['E134'], { verdict: unsound('E134') })
  if (next(25) === 0) send(enter, ['A0036-0000-0000'], { verdict: unsound('A0036') })
  const declarationNo = `1000000${String(journal.rows.length).padStart(4, '0')}0`
  send(enter, ['00000-0000-0000'], { declarationNo })
  send(register, ['00000-0000-0000'], { declarationNo })
  send('#REP1', [], { verdict: null })
  send('?A2', [], { verdict: null })
  const act = (procedure: string, detail = {}) => journal.act({ procedure, run, at, declarationNo, detail })
  act('receive')
  if (next(12) === 0) act('clear', { refused: 'the document check is open' })
  act('documentResult')
  act('clear')
}
