/** A person as an officer (công chức), a declaration as a file of an office: what the pure rules of assignment ask for. */
import { type FilePlace, type Officer, rightsAgainst } from '#customs/assignment/rights.ts'
import { type RightsRefusal, rightsRefusal } from '#customs/assignment/rights-reasons.ts'
import type { Declaration } from '#customs/declaration/declaration.ts'
import type { DeskAction } from '#customs/examination/action-names.ts'
import type { Person } from '../ports/records.ts'
import type { RunPlay } from '../ports.ts'
import { departmentOf, isOfficeOf, oversees, ownAccount, type Reader } from './message-rights.ts'
import type { Office } from './office.ts'

/** Offices of a Cục, by code. */
export const officesOf = (office: Office, department: string): readonly string[] =>
  office.reference
    .codes('offices')
    .filter(({ extra }) => department !== '' && extra.department === department)
    .map(({ code }) => code)

export const officerOf = (office: Office, person: Person): Officer => ({
  login: person.login,
  customs: person.roles.includes('customs'),
  assigns: person.roles.includes('trainer') ? 'all' : person.roles.includes('department') ? 'department' : 'none',
  office: person.unit,
  department: departmentOf(office, person.unit),
  subsection: person.subsection ?? '',
})

/** `play`: of the declaration's run, when it has one. */
export function filePlace(
  office: Office,
  declaration: Pick<Declaration, 'form' | 'examination'>,
  play: RunPlay | undefined,
): FilePlace {
  const { CH = '', CHB = '' } = declaration.form.head
  return {
    office: CH,
    department: departmentOf(office, CH),
    subsection: CHB,
    officer: declaration.examination.assignment?.officer ?? '',
    player: play?.customs ?? '',
  }
}

/** Why the person may not; undefined when they may, and always for a script with the admin key. */
export function rightsRefused(
  office: Office,
  { person }: Reader,
  action: DeskAction,
  file: FilePlace,
  officerName: string,
): RightsRefusal | undefined {
  const reason = person && rightsAgainst(action, officerOf(office, person), file)
  return reason && rightsRefusal(reason, file, officerName)
}

/** May the person look at the declaration? Its own account, its office, its Cục, the players of its run, who runs the world. */
export async function maySee(office: Office, reader: Reader, declaration: Declaration): Promise<boolean> {
  const { person } = reader
  if (person === undefined || oversees(reader)) return true
  if (isOfficeOf(office, person, declaration.form.head.CH ?? '')) return true
  const play = declaration.run === '' ? undefined : (await office.store.run(declaration.run))?.play
  if (play && (play.business === person.login || play.customs === person.login)) return true
  return (await ownAccount(office, reader)) === declaration.owner
}
