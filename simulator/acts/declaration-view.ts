/** A declaration as the API shows it (contract, GET /declarations/{number}). */
import type { Declaration } from '#customs/declaration/declaration.ts'
import { branchOf } from '#customs/declaration/numbering.ts'
import { phaseAt } from '#customs/declaration/phase.ts'
import { availableActions } from '#customs/examination/available-actions.ts'
import { vietnamIso } from '#protocol/vietnam-time.ts'
import { sandboxTime } from '../pipeline/world.ts'
import type { Office } from './office.ts'

export function readDeclaration(office: Office, declaration: Declaration) {
  const now = sandboxTime(office.store.realm(), office.clock.real())
  const { number, direction, owner, channel, payment, form, assessment, examination, history, run } = declaration
  return {
    number,
    direction,
    owner,
    run,
    state: phaseAt(declaration, now),
    channel: channel ?? null,
    branch: branchOf(number),
    payment,
    items: form,
    tax: assessment,
    examination,
    history: history.map((entry) => ({ ...entry, at: vietnamIso(entry.at) })),
    actions: availableActions(declaration, now),
  }
}
