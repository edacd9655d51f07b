import type { ProcedureEntry, ProcedureGroup } from './procedure-entry.ts'
import { readCsv } from './read-csv.ts'

/** Procedures by code, in the order of the file, with the form file that serves each. */
export interface ProcedureTable {
  readonly entries: Map<string, ProcedureEntry>
  /** Line of the table and code of the form (`forms/CODE.csv`), by procedure; the others take a generic form. */
  readonly forms: ReadonlyMap<string, { readonly line: number; readonly form: string }>
}

const COLUMNS = ['code', 'name', 'term', 'signed', 'attachments', 'group', 'form']

/** Reads `procedures.csv`. Throws Error naming file, line and what is allowed. */
export function readProcedures(file: string, text: string, groups: readonly ProcedureGroup[]): ProcedureTable {
  const entries = new Map<string, ProcedureEntry>()
  const forms = new Map<string, { readonly line: number; readonly form: string }>()
  for (const { line, fields } of readCsv(file, text, COLUMNS)) {
    const [code, name, term, signed, attachments, group, form] = fields as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const flag = (column: string, value: string): boolean => {
      if (value !== '' && value !== '1')
        throw new Error(`${file}:${line}: ${column} must be 1 or nothing, got "${value}"`)
      return value === '1'
    }
    if (entries.has(code)) throw new Error(`${file}:${line}: ${code} stands here twice`)
    if (!groups.some((each) => each.code === group))
      throw new Error(`${file}:${line}: group must be a code of procedure-groups.csv, got "${group}"`)
    if (form !== '') forms.set(code, { line, form })
    entries.set(code, {
      code,
      name,
      term,
      signed: flag('signed', signed),
      attachments: flag('attachments', attachments),
      group,
    })
  }
  return { entries, forms }
}

/** Reads `procedure-groups.csv`, in the order of the menu. Throws Error naming file, line and what is allowed. */
export function readProcedureGroups(file: string, text: string): readonly ProcedureGroup[] {
  const groups = readCsv(file, text, ['code', 'vi', 'en']).map(({ line, fields }) => {
    const [code, vi, en] = fields as [string, string, string]
    if (code === '' || vi === '' || en === '') throw new Error(`${file}:${line}: a group needs code, vi and en`)
    return { code, vi, en }
  })
  const twice = groups.find(({ code }, at) => groups.findIndex((each) => each.code === code) !== at)
  if (twice) throw new Error(`${file}: group ${twice.code} stands here twice`)
  return groups
}
