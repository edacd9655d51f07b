import type { Rejection } from '../decision.ts'
import { ITEM_ORDER, slotsOf } from './item-order.ts'
import type { Finder } from './rule.ts'
import type { Scene } from './scene.ts'
import { type CheckedProcedure, DIRECTION, type Row, TABLE } from './table.ts'

/** A row made ready for one procedure: its cell read, its rule bound to the items. */
interface Step {
  readonly code: string
  /** Named in place of the item looked at. */
  readonly named: string | undefined
  readonly find: Finder
}

/** Steps over the header, and steps over each goods line. */
interface Steps {
  readonly head: readonly Step[]
  readonly line: readonly Step[]
}

interface Programme {
  /** S: items alone. */
  readonly single: Steps
  /** R and E, looked at when there is no S (contract, Answers). */
  readonly related: Steps
  /** With value and tax computed. */
  readonly computed: Steps
}

/** `CODE ITEMS>NAMED`, see `Row`. */
export function readCell(cell: string): {
  readonly code: string
  readonly groups: string[][]
  readonly named?: string
} {
  const [body = '', named] = cell.split('>')
  const [code = '', ...tokens] = body.split(' ')
  const groups = tokens.map((token) => [...slotsOf(token)])
  return named === undefined ? { code, groups } : { code, groups, named }
}

function stepsOf(procedure: CheckedProcedure, wanted: (row: Row, code: string) => boolean): Steps {
  const of = (place: Row['place']): readonly Step[] =>
    TABLE.flatMap((row) => {
      const cell = row.cells[procedure]
      if (cell === '' || row.place !== place) return []
      const { code, groups, named } = readCell(cell)
      return wanted(row, code) ? [{ code, named, find: row.rule(...groups) }] : []
    })
  return { head: of('head'), line: of('line') }
}

const programmeOf = (procedure: CheckedProcedure): Programme => ({
  single: stepsOf(procedure, (row, code) => row.stage === 'declared' && code.startsWith('S')),
  related: stepsOf(procedure, (row, code) => row.stage === 'declared' && !code.startsWith('S')),
  computed: stepsOf(procedure, (row) => row.stage === 'computed'),
})

export const PROGRAMMES: Readonly<Record<CheckedProcedure, Programme>> = {
  IDA: programmeOf('IDA'),
  EDA: programmeOf('EDA'),
  IDC: programmeOf('IDC'),
  EDC: programmeOf('EDC'),
}

/** Runs the steps over header and lines; every finding once. */
export function run(steps: Steps, scene: Scene): readonly Rejection[] {
  const found: Rejection[] = []
  const add = (step: Step, item: string, line: number) => {
    const named = step.named ?? item
    if (!found.some((one) => one.code === step.code && one.item === named && one.line === line)) {
      found.push({ code: step.code, item: named, line })
    }
  }
  for (const step of steps.head) {
    const item = step.find(scene.head, scene)
    if (item !== undefined) add(step, item, 0)
  }
  scene.lines.forEach((line, index) => {
    for (const step of steps.line) {
      const item = step.find(line, scene)
      if (item !== undefined) add(step, item, index + 1)
    }
  })
  return found
}

const FAMILIES = ['S', 'R', 'E']

/** S before R before E, then in layout order, then by line (contract, Answers); `0000` stands before every item. */
export function inOrder(procedure: CheckedProcedure, found: readonly Rejection[]): readonly Rejection[] {
  if (found.length < 2) return found
  const order = ITEM_ORDER[DIRECTION[procedure]]
  const family = (one: Rejection) => FAMILIES.indexOf(one.code.charAt(0))
  return found.toSorted(
    (a, b) => family(a) - family(b) || order.indexOf(a.item) - order.indexOf(b.item) || a.line - b.line,
  )
}
