/** A declaration as the API and the officer desk show it (contract, GET /declarations/{number}). */

import { assigningForbidden } from '#customs/assignment/assign.ts'
import { canHave, type FilePlace } from '#customs/assignment/rights.ts'
import { BY_TURN } from '#customs/assignment/round-robin.ts'
import type { Assignment, Declaration } from '#customs/declaration/declaration.ts'
import { branchOf } from '#customs/declaration/numbering.ts'
import { PHASE_NAMES } from '#customs/declaration/phase-names.ts'
import { wayOf } from '#customs/declaration/way.ts'
import { ACTION_NAMES, DESK_ACTIONS, type DeskAction } from '#customs/examination/action-names.ts'
import { forbidden as stateForbids } from '#customs/examination/guard.ts'
import { type Refusal, refusal } from '#customs/examination/reasons.ts'
import type { Form } from '#protocol/edi/content.ts'
import { fromForm } from '#protocol/edi/form.ts'
import { vietnamIso } from '#protocol/vietnam-time.ts'
import type { ActionView, DeclarationView, OfficerRef } from '../api/declarations.ts'
import type { StoredContent, Words } from '../api/terminal.ts'
import { sandboxTime } from '../pipeline/world.ts'
import { declarationRow } from './declaration-row.ts'
import type { Reader } from './message-rights.ts'
import type { Office } from './office.ts'
import { filePlace, rightsRefused } from './officer-rights.ts'

/** The view, and the items by id as the contract's API gives them. */
export type DeclarationAnswer = DeclarationView & { readonly items: Form }

const ENTRY = { import: 'IDA', export: 'EDA' } as const

export async function readDeclaration(
  office: Office,
  declaration: Declaration,
  reader: Reader = {},
): Promise<DeclarationAnswer> {
  const now = sandboxTime(office.store.realm(), office.clock.real())
  const { number, direction, form, examination, run } = declaration
  const play = run === '' ? undefined : (await office.store.run(run))?.play
  const file = filePlace(office, declaration, play)
  const officerName = await nameOf(office, file.officer)
  const { head } = form
  const own = direction === 'import' ? (['ICB', 'IMC', 'IMN'] as const) : (['ECB', 'EPC', 'EPN'] as const)
  const [kind = '', traderCode = '', traderName = ''] = own.map((id) => head[id])
  const summary = { kind, traderCode, traderName, goods: form.lines[0]?.CMN ?? '' }
  const actions = actionsOf(office, reader, declaration, file, officerName, now)
  return {
    ...declarationRow({ ...declaration, ...summary, office: file.office, subsection: file.subsection }, now),
    branch: branchOf(number),
    payment: declaration.payment,
    entry: ENTRY[direction],
    items: form,
    content: contentOf(office, ENTRY[direction], form),
    tax: declaration.assessment,
    examination,
    history: declaration.history.map((entry) => ({
      ...entry,
      at: vietnamIso(entry.at),
      title: deedName(office, entry.what),
    })),
    actions,
    officers: actions.some(({ action, allowed }) => action === 'assign' && allowed)
      ? await candidates(office, file)
      : [],
    officerName,
    assignedBy: await assignedBy(office, examination.assignment),
    officeName: office.reference.anyCode('offices', file.office)?.name ?? file.office,
    lifeCycle: wayOf(declaration, now).map((stop) => ({ ...stop, name: PHASE_NAMES[stop.phase] })),
  }
}

/** Name of a person, the log-in itself when nobody has it. */
export const nameOf = async (office: Office, login: string): Promise<string> =>
  login === '' ? '' : ((await office.store.records.find('people', login))?.name ?? login)

async function assignedBy(office: Office, assignment: Assignment | undefined): Promise<DeclarationView['assignedBy']> {
  if (assignment === undefined) return null
  const { by, officer } = assignment
  if (by === BY_TURN) return { how: 'turn', name: '' }
  return by === officer ? { how: 'self', name: '' } : { how: 'person', name: await nameOf(office, by) }
}

function contentOf(office: Office, entry: string, form: Form): StoredContent {
  const layout = office.catalogue.layout('input', entry)
  if (layout === undefined) return { items: {}, groups: [] }
  const { items, groups } = fromForm(layout, form)
  const plain = (values: ReadonlyMap<number, string>) =>
    Object.fromEntries([...values].map(([no, value]) => [String(no), value]))
  return { items: plain(items), groups: groups.map((rows) => rows.map(plain)) }
}

const isDeskAction = (what: string): what is DeskAction => what in ACTION_NAMES

/** A procedure or an officer's action in words. */
export function deedName(office: Office, what: string): Words {
  if (isDeskAction(what)) return ACTION_NAMES[what]
  const entry = office.catalogue.procedure(what)
  return entry ? { vi: `${what} · ${entry.name}`, en: `${what} · ${entry.term}` } : { vi: what, en: what }
}

function actionsOf(
  office: Office,
  reader: Reader,
  declaration: Declaration,
  file: FilePlace,
  officerName: string,
  now: number,
): readonly ActionView[] {
  return DESK_ACTIONS.map((action) => {
    const refused = rightsRefused(office, reader, action, file, officerName) ?? stateRefuses(action, declaration, now)
    const reason = refused ? { vi: refused.vi, en: refused.en } : null
    return { action, title: ACTION_NAMES[action], allowed: refused === undefined, reason }
  })
}

/** Why the state of the declaration forbids an action of the desk. */
export function stateRefuses(action: DeskAction, declaration: Declaration, now: number): Refusal | undefined {
  if (action === 'take' || action === 'release' || action === 'assign') return assigningForbidden(declaration, now)
  const reason = stateForbids(action, declaration, now)
  return reason && refusal(reason)
}

/** Officers that the file can go to. */
async function candidates(office: Office, file: FilePlace): Promise<readonly OfficerRef[]> {
  const people = await office.store.records.list('people')
  return people
    .filter(({ login, unit, roles, disabled }) => {
      const officer = { login, office: unit, customs: roles.includes('customs') }
      return !disabled && canHave(officer, file)
    })
    .map(({ login, name }) => ({ login, name }))
}
