/** Whom a report is about: one office, or a Cục with all its offices (list of offices, column `department`). */
import type { CodeEntry } from '#customs/reference/reference.ts'
import type { CivilDay } from './period.ts'
import type { UnitName } from './report.ts'

export interface ReportScope {
  readonly unit: UnitName
  readonly kind: 'department' | 'office'
  readonly department: UnitName
  /** Whose runs and accounts count, by code. */
  readonly units: ReadonlyMap<string, UnitName>
  /** Chi cục that scenarios are planned for. */
  readonly branches: readonly UnitName[]
}

const nameOf = ({ code, name, nameEn }: CodeEntry): UnitName => ({ code, name, nameEn })
const compact = (day: CivilDay): string => day.replaceAll('-', '')

/** Undefined when `code` is no office of the list in any day of the period. */
export function reportScope(
  offices: readonly CodeEntry[],
  code: string,
  period: { readonly firstDay: CivilDay; readonly lastDay: CivilDay },
): ReportScope | undefined {
  const [first, last] = [compact(period.firstDay), compact(period.lastDay)]
  const valid = offices.filter(({ validFrom, validTo }) => validFrom <= last && validTo >= first)
  const unit = valid.find((office) => office.code === code)
  if (unit === undefined) return undefined
  const above = valid.find((office) => office.code === unit.extra.department) ?? unit
  const kind = unit.extra.kind === 'department' ? 'department' : 'office'
  const members = kind === 'office' ? [unit] : valid.filter((office) => office.extra.department === code)
  const units = new Map(members.map((office) => [office.code, nameOf(office)]))
  const planned = kind === 'office' ? members : members.filter((office) => office.extra.kind === 'branch')
  // An office that was renamed within the period is one branch, under its newer name.
  const branches = [...new Set(planned.map((office) => office.code))].sort().flatMap((each) => units.get(each) ?? [])
  return { unit: nameOf(unit), kind, department: nameOf(above), units, branches }
}
