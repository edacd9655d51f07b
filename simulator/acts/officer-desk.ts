/** An officer's action on a declaration (bàn nghiệp vụ; contract, POST /declarations/{number}/actions). */

import { assignTo } from '#customs/assignment/assign.ts'
import { canHave, type FilePlace } from '#customs/assignment/rights.ts'
import type { Output } from '#customs/decision.ts'
import type { Declaration } from '#customs/declaration/declaration.ts'
import { act } from '#customs/examination/act.ts'
import type { OfficerAction } from '#customs/examination/officer-action.ts'
import { vietnamIso } from '#protocol/vietnam-time.ts'
import { type Cause, keep, layReports, reportEntries } from '../pipeline/deliver.ts'
import { faultMark, faultsFor, spend } from '../pipeline/faults.ts'
import { standingOf } from '../pipeline/record.ts'
import { sandboxTime } from '../pipeline/world.ts'
import type { Tx } from '../ports.ts'
import { nameOf, stateRefuses } from './declaration-view.ts'
import type { Reader } from './message-rights.ts'
import { actEntry, type Office } from './office.ts'
import { filePlace, maySee, rightsRefused } from './officer-rights.ts'
import { badField, type Done, done, forbidden, type Problem, refuse, unknown } from './problem.ts'

/** What is done at the desk: a move of the life cycle, or giving the file to somebody. */
export type DeskDeed =
  | OfficerAction
  /** Nhận xử lý: the file becomes the officer's own. */
  | { readonly action: 'take'; readonly note?: string | undefined }
  /** Thôi xử lý: open to everybody of the office again. */
  | { readonly action: 'release'; readonly note?: string | undefined }
  /** Phân công: `to` is a login, '' for nobody. */
  | { readonly action: 'assign'; readonly to: string; readonly note?: string | undefined }

/** Who acts: a person, or a script with the admin key under a name of its own. */
export interface Actor extends Reader {
  readonly name: string
  /** The run that the action is a step of. */
  readonly run?: string | undefined
}

export interface Acted {
  readonly declaration: Declaration
  /** Output codes of the reports laid into the declarant's mailbox. */
  readonly outputs: readonly string[]
  /** Journal number of the action. */
  readonly seq: number
}

/** The job that a report names as its cause: the declaration's own registration. */
const JOB = { import: 'IDC', export: 'EDC' } as const

interface Refused {
  readonly vi: string
  readonly en: string
  readonly code: string
}

const noDeclaration = (number: string) =>
  unknown('declaration', `Không có tờ khai số ${number}.`, `There is no declaration ${number}.`)

/** Carries out an action, or tells why rights or state forbid it; a refused action is journalled too (customs.md, Rights). */
export async function actOnDeclaration(
  office: Office,
  number: string,
  deed: DeskDeed,
  actor: Actor,
): Promise<Done<Acted>> {
  const seen = await office.store.declaration(number)
  if (seen === undefined) return noDeclaration(number)
  const wrong = await wrongInput(office, seen, deed, actor)
  if (wrong) return wrong
  const names = await namesOf(office, seen, deed)
  return office.store.commit(async (tx, realm) => {
    const declaration = await tx.declaration(number)
    const account = declaration && realm.accounts.get(declaration.owner)
    if (declaration === undefined || account === undefined) return noDeclaration(number)
    const run = actor.run ?? declaration.run
    const now = sandboxTime(realm, office.clock.real(), run)
    const row = {
      kind: 'action',
      userId: actor.name,
      procedure: deed.action,
      declarationNo: declaration.number,
      run,
    } as const
    const refused = async ({ vi, en, code }: Refused, as: Pick<Problem, 'status' | 'name' | 'title'>) => {
      const detail = { ...deed, refused: vi, refusedEn: en, ...standingOf(declaration) }
      await tx.append([actEntry(office, realm, { ...row, detail, resultCodes: code ? [code] : [] })])
      return refuse({ ...as, detail: { vi, en } })
    }
    const file = filePlace(office, declaration, await playOf(tx, declaration))
    const right = rightsRefused(office, actor, deed.action, file, names.get(file.officer) ?? file.officer)
    if (right) return refused(right, NO_RIGHT)
    const outcome = await outcomeOf(office, tx, declaration, deed, actor, names, now)
    if (outcome.kind === 'refused') return refused(outcome, STATE_FORBIDS)
    const { declaration: after, reports } = outcome
    await keep(after, reports, undefined, tx)
    const cause: Cause = {
      account,
      procedure: JOB[after.direction],
      run,
      index: '',
      inputId: run,
      number: after.number,
      now,
    }
    const { duplicate } = faultsFor(realm, { userId: account.userId, run, procedure: cause.procedure })
    const laid = await layReports(office.catalogue, cause, reports, tx, duplicate)
    const struck = duplicate && laid.length > 0 ? [duplicate] : []
    await spend(tx, realm, struck)
    const outputs = laid.map((report) => report.code)
    const entry = actEntry(office, realm, {
      ...row,
      detail: { ...deed, ...standingOf(after), ...faultMark(struck) },
      outputs,
    })
    const times = { at: vietnamIso(now), receivedAt: entry.receivedAt }
    const [seq = 0] = await tx.append([entry, ...reportEntries(cause, laid, times, 1)])
    return done({ declaration: after, outputs, seq })
  })
}

const NO_RIGHT = {
  status: 403,
  name: 'no-right',
  title: { vi: 'Không có quyền với hồ sơ này', en: 'No right to this file' },
} as const
const STATE_FORBIDS = {
  status: 409,
  name: 'state-forbids',
  title: { vi: 'Trạng thái tờ khai không cho phép', en: 'The state of the declaration forbids it' },
} as const

const playOf = async (tx: Tx, { run }: Declaration) => (run === '' ? undefined : (await tx.run(run))?.play)

type Outcome =
  | { readonly kind: 'done'; readonly declaration: Declaration; readonly reports: readonly Output[] }
  | ({ readonly kind: 'refused' } & Refused)

async function outcomeOf(
  office: Office,
  tx: Tx,
  declaration: Declaration,
  deed: DeskDeed,
  actor: Actor,
  names: ReadonlyMap<string, string>,
  now: number,
): Promise<Outcome> {
  if (deed.action !== 'take' && deed.action !== 'release' && deed.action !== 'assign') {
    const { reference } = office
    return act(deed, declaration, { now, officer: actor.name, reference, nextStatement: await tx.peek('statement') })
  }
  const refused = stateRefuses(deed.action, declaration, now)
  if (refused) return { kind: 'refused', ...refused }
  const officer = deed.action === 'take' ? actor.name : deed.action === 'assign' ? deed.to : ''
  const named = names.get(officer) ?? officer
  const note = [deed.action === 'assign' ? `→ ${named || '(chưa ai)'}` : '', deed.note?.trim() ?? '']
    .filter((part) => part !== '')
    .join(' · ')
  const after = assignTo(declaration, { officer, by: actor.name, at: now, what: deed.action, note })
  return { kind: 'done', declaration: after, reports: [] }
}

/** What no officer could be refused for: a file that the person may not even see, a run of somebody else, an unknown officer. */
async function wrongInput(
  office: Office,
  declaration: Declaration,
  deed: DeskDeed,
  actor: Actor,
): Promise<Done<never> | undefined> {
  const { person, run } = actor
  if (person && run !== undefined && run !== '' && run !== declaration.run) {
    const play = (await office.store.run(run))?.play
    if (play?.business !== person.login && play?.customs !== person.login)
      return badField('run', `Bạn không tham gia lượt chạy ${run}.`, `You take no part in run ${run}.`)
  }
  if (deed.action !== 'assign' || deed.to === '') return undefined
  const officer = await office.store.records.find('people', deed.to)
  const play = declaration.run === '' ? undefined : (await office.store.run(declaration.run))?.play
  const file: FilePlace = filePlace(office, declaration, play)
  if (officer && !officer.disabled) {
    const { login, unit, roles } = officer
    if (canHave({ login, office: unit, customs: roles.includes('customs') }, file)) return undefined
  }
  return badField(
    'to',
    `"${deed.to}" không phải công chức có vai trò hải quan của đơn vị ${file.office}. Chọn người của đơn vị đó.`,
    `"${deed.to}" is no officer with the customs role of office ${file.office}. Choose one of that office.`,
  )
}

/** Names of the officers that the words of the answer may need. */
async function namesOf(office: Office, declaration: Declaration, deed: DeskDeed): Promise<ReadonlyMap<string, string>> {
  const logins = [declaration.examination.assignment?.officer ?? '', deed.action === 'assign' ? deed.to : '']
  return new Map(await Promise.all(logins.map(async (login) => [login, await nameOf(office, login)] as const)))
}

/** A declaration for somebody who wants to look at it. */
export async function seeDeclaration(office: Office, reader: Reader, number: string): Promise<Done<Declaration>> {
  const declaration = await office.store.declaration(number)
  if (declaration === undefined) return noDeclaration(number)
  if (await maySee(office, reader, declaration)) return done(declaration)
  const { CH = '' } = declaration.form.head
  return forbidden(
    `Tờ khai ${number} đăng ký tại ${CH}, không thuộc đơn vị hay tài khoản khai báo của bạn.`,
    `Declaration ${number} lies at ${CH}; it is neither of your office nor of your wire account.`,
  )
}
