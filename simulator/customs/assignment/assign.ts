/** Giving a file to an officer (phân công, đổi phân công, nhận xử lý, trả lại): no phase changes by it. */
import type { Assignment, Declaration, Phase } from '../declaration/declaration.ts'
import { phaseAt } from '../declaration/phase.ts'
import { type Refusal, refusal } from '../examination/reasons.ts'

type Closed = 'notDeclared' | 'draftExpired' | 'alreadyCleared' | 'movedToManual' | 'alreadyWithdrawn'

const CLOSED: Readonly<Partial<Record<Phase, Closed>>> = {
  draft: 'notDeclared',
  expired: 'draftExpired',
  cleared: 'alreadyCleared',
  manual: 'movedToManual',
  withdrawn: 'alreadyWithdrawn',
}

/** Why a file can be given to nobody at `now`: it is not with customs yet, or no longer. */
export function assigningForbidden(
  declaration: Pick<Declaration, 'phase' | 'editedAt'>,
  now: number,
): Refusal | undefined {
  const reason = CLOSED[phaseAt(declaration, now)]
  return reason && refusal(reason)
}

/** The declaration with its officer, '' for nobody; the history tells it. `note` names the officer. */
export function assignTo(
  declaration: Declaration,
  { officer, by, at, what, note }: Assignment & { readonly what: 'take' | 'release' | 'assign'; readonly note: string },
): Declaration {
  const { assignment: _, ...rest } = declaration.examination
  const entry = { at, by, what, phase: declaration.phase, ...(note ? { note } : {}) }
  return {
    ...declaration,
    examination: officer === '' ? rest : { ...rest, assignment: { officer, by, at } },
    history: [...declaration.history, entry],
  }
}
