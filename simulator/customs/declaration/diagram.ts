/** The transitions table as a Mermaid state diagram, for the documents: one source for the picture and for the code. */
import type { Phase } from './declaration.ts'
import { PHASES } from './phase.ts'
import { PHASE_NAMES } from './phase-names.ts'
import {
  isOnward,
  type Move,
  OFFICER_MOVES,
  OFFICER_TABLE,
  type Onward,
  PROCEDURE_MOVES,
  targets,
} from './transitions.ts'

/** Moves of both directions that always lead the same way are drawn as one arrow. */
const DRAWN: readonly { readonly label: string; readonly move: Move }[] = [
  { label: 'IDA, EDA, IDB, EDB', move: 'IDA' },
  { label: 'IDC, EDC', move: 'IDC' },
  { label: 'IDE, EDE', move: 'IDE' },
  ...OFFICER_MOVES.map((move) => ({ label: move, move })),
]

/** Mermaid source (`stateDiagram-v2`), lines ending in a newline; the same text for the same table. */
export function lifeCycleDiagram(): string {
  const names = PHASES.map((phase) => `  ${phase}: ${PHASE_NAMES[phase].vi} (${PHASE_NAMES[phase].en.toLowerCase()})`)
  const arrows = PHASES.flatMap((from) => DRAWN.flatMap(({ label, move }) => arrowsOf(from, label, move)))
  const lines = [
    'stateDiagram-v2',
    ...names,
    '  [*] --> draft: IDA, EDA',
    '  draft --> expired: 7 ngày',
    ...arrows,
    ...['expired', 'cleared', 'manual', 'withdrawn'].map((phase) => `  ${phase} --> [*]`),
  ]
  return `${lines.join('\n')}\n`
}

function arrowsOf(from: Phase, label: string, move: Move): readonly string[] {
  const cell = cellOf(move, from)
  return cell === undefined ? [] : targets(cell, from).map((to) => `  ${from} --> ${to}: ${label}`)
}

function cellOf(move: Move, phase: Phase): Onward | undefined {
  const cell = isProcedure(move) ? PROCEDURE_MOVES[move][phase] : OFFICER_TABLE[move][phase]
  return isOnward(cell) ? cell : undefined
}

function isProcedure(move: Move): move is keyof typeof PROCEDURE_MOVES {
  return move in PROCEDURE_MOVES
}
