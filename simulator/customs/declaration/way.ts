/** How a declaration went through its life cycle, and where it can still go: for the picture of the officer desk. */
import type { Declaration, Phase } from './declaration.ts'
import { PHASES, phaseAt } from './phase.ts'
import { isOnward, OFFICER_MOVES, OFFICER_TABLE, type Onward, PROCEDURE_MOVES, targets } from './transitions.ts'

/** `off`: not on this declaration's way any more. */
export type PlaceOnWay = 'past' | 'now' | 'ahead' | 'off'

export interface WayStop {
  readonly phase: Phase
  readonly state: PlaceOnWay
}

/** Every phase in the order of the life cycle, with its place on the way of this declaration at `now`. */
export function wayOf(declaration: Declaration, now: number): readonly WayStop[] {
  const current = phaseAt(declaration, now)
  const ahead = reachable(declaration, current)
  const past = new Set(declaration.history.map(({ phase }) => phase))
  return PHASES.map((phase) => {
    if (phase === current) return { phase, state: 'now' }
    if (past.has(phase)) return { phase, state: 'past' }
    return { phase, state: ahead.has(phase) ? 'ahead' : 'off' }
  })
}

function reachable(declaration: Declaration, from: Phase): ReadonlySet<Phase> {
  const found = new Set<Phase>()
  const open: Phase[] = [from]
  for (let phase = open.pop(); phase !== undefined; phase = open.pop()) {
    for (const next of nextPhases(declaration, phase)) {
      if (found.has(next)) continue
      found.add(next)
      open.push(next)
    }
  }
  return found
}

function nextPhases({ channel }: Declaration, phase: Phase): readonly Phase[] {
  const cells: readonly Onward[] = [
    PROCEDURE_MOVES.IDC[phase],
    ...OFFICER_MOVES.map((move) => OFFICER_TABLE[move][phase]),
  ].filter(isOnward)
  const to = cells.flatMap((cell) => targets(cell, phase))
  // Documents alone do not end a red examination; a yellow one has its goods not seen.
  if (channel === 2) return to.filter((next) => next !== 'inspecting')
  return channel === 3 && phase === 'examining' ? to.filter((next) => next !== 'checked') : to
}
