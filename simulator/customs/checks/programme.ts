import type { Rejection } from '../decision.ts'
import { ITEM_ORDER, slotsOf } from './item-order.ts'
import type { Finder } from './rule.ts'
import type { Scene, Values } from './scene.ts'
import { type CheckedProcedure, DIRECTION, type Row, TABLE } from './table.ts'

/** A row made ready for one procedure: its cell read, its rule bound to the items. */
interface Step {
  readonly code: string
  /** Named in place of the item looked at. */
  readonly named: string | undefined
  readonly find: Finder
}

/** Steps in order. Few of the many items are ever declared, so it is the declared ones that call the steps up. */
interface Queue {
  readonly steps: readonly Step[]
  /** By position: the step is asked whatever is declared. */
  readonly always: Uint8Array
  /** Positions of the other steps, by the items that call them up. */
  readonly calledBy: ReadonlyMap<string, readonly number[]>
}

/** Steps over the header, and steps over each goods line. */
interface Steps {
  readonly head: Queue
  readonly line: Queue
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
  const of = (place: Row['place']): Queue =>
    queueOf(
      TABLE.flatMap((row) => {
        const cell = row.cells[procedure]
        if (cell === '' || row.place !== place) return []
        const { code, groups, named } = readCell(cell)
        return wanted(row, code) ? [{ code, named, find: row.rule(...groups) }] : []
      }),
    )
  return { head: of('head'), line: of('line') }
}

function queueOf(steps: readonly Step[]): Queue {
  const always = new Uint8Array(steps.length)
  const calledBy = new Map<string, number[]>()
  for (const [position, { find }] of steps.entries()) {
    if (find.silentWithout === undefined) always[position] = 1
    for (const item of find.silentWithout ?? []) {
      const called = calledBy.get(item)
      if (called === undefined) calledBy.set(item, [position])
      else called.push(position)
    }
  }
  return { steps, always, calledBy }
}

/** The steps that may find something in these values, in order. */
function due({ steps, always, calledBy }: Queue, values: Values): readonly Step[] {
  const asked = always.slice()
  for (const item in values) {
    const called = values[item] === '' ? undefined : calledBy.get(item)
    if (called !== undefined) for (const position of called) asked[position] = 1
  }
  return steps.filter((_, position) => asked[position] === 1)
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
  IDA01: programmeOf('IDA01'),
  EDA01: programmeOf('EDA01'),
  IDE: programmeOf('IDE'),
  EDE: programmeOf('EDE'),
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
  for (const step of due(steps.head, scene.head)) {
    const item = step.find(scene.head, scene)
    if (item !== undefined) add(step, item, 0)
  }
  scene.lines.forEach((line, index) => {
    for (const step of due(steps.line, line)) {
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
