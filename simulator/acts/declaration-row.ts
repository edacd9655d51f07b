import { correctionAt } from '#customs/declaration/correction-guard.ts'
import { nextBranch } from '#customs/declaration/numbering.ts'
import { phaseAt } from '#customs/declaration/phase.ts'
import { DUTY_NAMES, type Due, dueOf } from '#customs/examination/deadlines.ts'
import { vietnamIso } from '#protocol/vietnam-time.ts'
import type { DeclarationRow } from '../api/declarations.ts'
import type { DeclarationSummary } from '../ports/declaration-list.ts'

const dueView = (due: Due | undefined): DeclarationRow['due'] =>
  due ? { what: DUTY_NAMES[due.duty], at: vietnamIso(due.at), late: due.late } : null

/** A declaration in a list, at `now` of the sandbox's clock. */
export const declarationRow = (summary: DeclarationSummary, now: number): DeclarationRow => ({
  number: summary.number,
  direction: summary.direction,
  kind: summary.kind,
  office: summary.office,
  trader: summary.traderName || summary.traderCode,
  goods: summary.goods,
  state: phaseAt(summary, now),
  channel: summary.channel ?? null,
  correction: correctionAt(summary, now) ? nextBranch(summary.number) : null,
  owner: summary.owner,
  run: summary.run,
  declaredAt: summary.declaredAt === undefined ? null : vietnamIso(summary.declaredAt),
  editedAt: vietnamIso(summary.editedAt),
  due: dueView(dueOf(summary, now)),
  officer: summary.examination.assignment?.officer ?? '',
})
