import type { Declaration } from '../declaration/declaration.ts'
import { OFFICER_MOVES, type OfficerMove } from '../declaration/transitions.ts'
import { forbidden } from './guard.ts'
import { type Refusal, refusal } from './reasons.ts'

export interface AvailableAction {
  readonly action: OfficerMove
  /** Why it cannot be done now; absent when it can. */
  readonly refusal?: Refusal
}

/** Every action, in the order of the work, with the reason where it is closed: what an officer's desk shows. */
export function availableActions(declaration: Declaration, now: number): readonly AvailableAction[] {
  return OFFICER_MOVES.map((action) => {
    const reason = forbidden(action, declaration, now)
    return reason === undefined ? { action } : { action, refusal: refusal(reason) }
  })
}
