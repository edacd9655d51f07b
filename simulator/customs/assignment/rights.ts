/**
 * Which officer may do what with which file (quyền của công chức; customs.md, Rights): by function, by office and
 * sub-section, by assignment. The state of the declaration is looked at apart (examination/guard).
 *
 * - Moves of the life cycle, and taking a file: who plays customs, at the office (and sub-section) of the declaration,
 *   as long as the file is nobody else's. In a run, who plays its customs side is an officer of that office.
 * - Giving the file back: who has it. Assigning it to somebody: a trainer everywhere, a Cục for its own offices.
 * - A file that nobody has is open to every officer of the office.
 */
import type { DeskAction } from '../examination/action-names.ts'

export interface Officer {
  readonly login: string
  /** Function: works at the officer desk (role customs). */
  readonly customs: boolean
  /** Whose files the person may give to officers. */
  readonly assigns: 'none' | 'department' | 'all'
  readonly office: string
  /** Cục of the office, '' when unknown. */
  readonly department: string
  /** Đội; '' = the whole office. */
  readonly subsection: string
}

/** Where a file lies. */
export interface FilePlace {
  readonly office: string
  readonly department: string
  /** Item CHB, '' when empty. */
  readonly subsection: string
  /** Login that it is assigned to, '' when nobody. */
  readonly officer: string
  /** Login of who plays customs in the declaration's run, '' when nobody does. */
  readonly player: string
}

export type RightsReason =
  | 'notCustoms'
  | 'otherOffice'
  | 'otherSubsection'
  | 'assignedToOther'
  | 'alreadyMine'
  | 'notMine'
  | 'mayNotAssign'
  | 'otherDepartment'

/** Why this officer may not; undefined when they may. */
export function rightsAgainst(action: DeskAction, officer: Officer, file: FilePlace): RightsReason | undefined {
  if (action === 'assign') return againstAssigning(officer, file)
  if (action === 'release') return file.officer === officer.login ? undefined : 'notMine'
  const foreign = foreignFile(officer, file)
  if (foreign !== undefined) return foreign
  if (file.officer !== '' && file.officer !== officer.login) return 'assignedToOther'
  return action === 'take' && file.officer === officer.login ? 'alreadyMine' : undefined
}

/** Why the file is none of this officer's, whoever has it; undefined when it may be. */
export function foreignFile(
  officer: Pick<Officer, 'login' | 'customs' | 'office' | 'subsection'>,
  file: FilePlace,
): RightsReason | undefined {
  if (file.player === officer.login) return undefined
  if (!officer.customs) return 'notCustoms'
  if (officer.office !== file.office) return 'otherOffice'
  const apart = officer.subsection !== '' && file.subsection !== '' && officer.subsection !== file.subsection
  return apart ? 'otherSubsection' : undefined
}

function againstAssigning({ assigns, department }: Officer, file: FilePlace): RightsReason | undefined {
  if (assigns === 'all') return undefined
  if (assigns === 'none') return 'mayNotAssign'
  return department !== '' && department === file.department ? undefined : 'otherDepartment'
}

/** May the file be given to this person? They must work at the desk of its office, or play its run. */
export const canHave = (officer: Pick<Officer, 'login' | 'customs' | 'office'>, file: FilePlace): boolean =>
  file.player === officer.login || (officer.customs && officer.office === file.office)
