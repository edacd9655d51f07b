/** An officer's action on a declaration (bàn nghiệp vụ; contract, POST /declarations/{number}/actions). */
import type { Declaration } from '#customs/declaration/declaration.ts'
import { act } from '#customs/examination/act.ts'
import type { OfficerAction } from '#customs/examination/officer-action.ts'
import { vietnamIso } from '#protocol/vietnam-time.ts'
import { type Cause, keep, layReports, reportEntries } from '../pipeline/deliver.ts'
import { standingOf } from '../pipeline/record.ts'
import { sandboxTime } from '../pipeline/world.ts'
import { actEntry, type Office } from './office.ts'
import { type Done, done, refuse, unknown } from './problem.ts'

export interface Acted {
  readonly declaration: Declaration
  /** Output codes of the reports laid into the declarant's mailbox. */
  readonly outputs: readonly string[]
  /** Journal number of the action. */
  readonly seq: number
}

/** The job that a report names as its cause: the declaration's own registration. */
const JOB = { import: 'IDC', export: 'EDC' } as const

/** Carries out an action, or tells why the state forbids it; a refused action is journalled too (customs.md, Rights). */
export async function actOnDeclaration(
  office: Office,
  number: string,
  action: OfficerAction,
  by: { readonly officer: string; readonly run?: string },
): Promise<Done<Acted>> {
  return office.store.commit(async (tx, realm) => {
    const declaration = await tx.declaration(number)
    const account = declaration && realm.accounts.get(declaration.owner)
    if (declaration === undefined || account === undefined) {
      return unknown('declaration', `Không có tờ khai số ${number}.`, `There is no declaration ${number}.`)
    }
    const now = sandboxTime(realm, office.clock.real())
    const { reference } = office
    const outcome = act(action, declaration, {
      now,
      officer: by.officer,
      reference,
      nextStatement: await tx.peek('statement'),
    })
    const run = by.run ?? declaration.run
    const row = { kind: 'action', userId: by.officer, procedure: action.action, declarationNo: number, run } as const
    if (outcome.kind === 'refused') {
      const { vi, en, code } = outcome
      const detail = {
        ...action,
        refused: vi,
        refusedEn: en,
        ...standingOf(declaration),
      }
      await tx.append([actEntry(office, realm, { ...row, detail, resultCodes: code ? [code] : [] })])
      return refuse({
        status: 409,
        name: 'state-forbids',
        title: { vi: 'Trạng thái tờ khai không cho phép', en: 'The state of the declaration forbids it' },
        detail: { vi, en },
      })
    }
    const { declaration: after, reports } = outcome
    await keep(after, reports, undefined, tx)
    const cause: Cause = { account, procedure: JOB[after.direction], run, index: '', inputId: run, number, now }
    const laid = await layReports(office.catalogue, cause, reports, tx)
    const outputs = laid.map((report) => report.code)
    const entry = actEntry(office, realm, {
      ...row,
      detail: { ...action, ...standingOf(after) },
      outputs,
    })
    const times = { at: vietnamIso(now), receivedAt: entry.receivedAt }
    const [seq = 0] = await tx.append([entry, ...reportEntries(cause, laid, times, 1)])
    return done({ declaration: after, outputs, seq })
  })
}
