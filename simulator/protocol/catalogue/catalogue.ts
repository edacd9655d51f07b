import { buildForms } from '../forms/form-shelf.ts'
import type { Bilingual, FormPlan } from '../forms/planned-form.ts'
import type { Layout } from './layout.ts'
import type { ProcedureEntry, ProcedureGroup } from './procedure-entry.ts'
import { PROFILE } from './profile.ts'
import { readCsv } from './read-csv.ts'
import { readLayout } from './read-layout.ts'
import { readProcedureGroups, readProcedures } from './read-procedures.ts'
import { BORROWED_LAYOUTS, SYSTEM_PROCEDURES, systemLayout } from './system-procedures.ts'

export type { ProcedureEntry, ProcedureGroup }

/** Codes that every procedure can answer, whether its own list repeats them or not (protocol 4). */
const CROSS_PROCEDURE: readonly string[] = ['00000', 'E0001', 'S0900', 'S0999', 'E9990', 'U0001', 'U0004']

/** An output of the centre (thông điệp ra). */
export interface OutputEntry {
  readonly code: string
  /** Our Vietnamese title. */
  readonly name: string
  readonly kind: 'report' | 'screen'
  /** English title: the official one where it is English, else ours. */
  readonly term: string
  /** The job that makes it, '' when unknown. */
  readonly procedure: string
}

/** Our own words for a result code (mã kết quả). */
export interface ResultText {
  /** Official item, `0000` when none. */
  readonly item: string
  /** What is wrong, in Vietnamese. */
  readonly vi: string
  /** What to do, in Vietnamese. */
  readonly todo: string
  /** Both, in one English sentence. */
  readonly en: string
}

export interface Catalogue {
  readonly profile: string
  /** By procedure code (input), or by output code of 6 or 7 characters; layouts that are shared or borrowed are resolved. */
  layout(direction: Layout['direction'], code: string): Layout | undefined
  procedure(code: string): ProcedureEntry | undefined
  output(code: string): OutputEntry | undefined
  /** Is the code in the official list of that procedure, in the system family, or shared by all procedures? */
  isOfficialResult(procedure: string, code: string): boolean
  /**
   * Falls back to the texts of the procedure whose form it shares (IDA for IDA01), where the code is on its own list, and
   * of the system family with the codes that every procedure shares.
   */
  text(procedure: string, code: string): ResultText | undefined
  /** Codes that `text` has words for, of that procedure and of the system family. */
  textCodes(procedure: string): readonly string[]
  /** Vietnamese label of an English item term. */
  label(term: string): string | undefined
  /** The 121 procedures and the three of the pull, in order of code. */
  procedures(): readonly ProcedureEntry[]
  /** Groups of the procedures, in the order of a menu. */
  procedureGroups(): readonly ProcedureGroup[]
  /** Entry form of a procedure; undefined when it has no input layout. Every item of the layout stands in it once. */
  form(procedure: string): FormPlan | undefined
  /** Help on an item of a procedure's entry form, in our own words; undefined where there is none. */
  itemHelp(procedure: string, id: string): Bilingual | undefined
  outputs(): readonly OutputEntry[]
  /** Every layout that has a file of its own: 113 in, 168 out. */
  layouts(): readonly Layout[]
}

/**
 * Builds the catalogue from the files of one profile, keyed by their path below it (`layouts/input/IDA.csv`).
 * Throws Error naming file, line and what is allowed.
 */
export function buildCatalogue(files: ReadonlyMap<string, string>): Catalogue {
  const own = readLayouts(files)
  const procedureText = need(files, 'procedures.csv')
  const groups = readProcedureGroups('procedure-groups.csv', need(files, 'procedure-groups.csv'))
  const { entries: procedures, forms } = readProcedures('procedures.csv', procedureText, groups)
  const { outputs, sources } = readOutputs(files, own)
  const official = readOfficial(files)
  const texts = readTexts(files)
  const labels = readLabels(files)
  for (const { entry, items } of SYSTEM_PROCEDURES) {
    procedures.set(entry.code, entry)
    own.set(`input/${entry.code}`, systemLayout(entry.code, items, PROFILE))
  }
  const published = [...own.values()].filter(
    (layout) => !SYSTEM_PROCEDURES.some(({ entry }) => entry.code === layout.code),
  )
  const renamed = new Map<string, Layout>()

  /** A shared layout under the code it was asked by, made once. */
  const under = (source: string, direction: Layout['direction'], code: string): Layout | undefined => {
    const layout = own.get(source)
    if (!layout || (layout.code === code && layout.direction === direction)) return layout
    const key = `${direction}/${code}`
    const made = renamed.get(key) ?? { ...layout, direction, code }
    renamed.set(key, made)
    return made
  }

  const inputLayout = (code: string) => under(`input/${BORROWED_LAYOUTS[code] ?? code}`, 'input', code)
  const shelf = buildForms(files, forms, inputLayout)

  const isOfficialResult = (procedure: string, code: string) =>
    official.has(`${procedure} ${code}`) || official.has(`SYS ${code}`) || CROSS_PROCEDURE.includes(code)

  /** Whose texts serve a code of the procedure, in the order of looking. */
  const tellers = (procedure: string, code: string): readonly string[] => {
    const sibling = forms.get(procedure)?.form
    return sibling !== undefined && isOfficialResult(procedure, code) ? [procedure, sibling, 'SYS'] : [procedure, 'SYS']
  }

  const text = (procedure: string, code: string): ResultText | undefined => {
    const teller = tellers(procedure, code).find((each) => texts.has(`${each} ${code}`))
    return teller === undefined ? undefined : texts.get(`${teller} ${code}`)
  }

  return {
    profile: PROFILE,
    layout(direction, code) {
      if (direction === 'input') return inputLayout(code)
      const base = code.slice(0, 6)
      const source = code.length <= 7 ? sources.get(base) : undefined
      return source === undefined ? undefined : under(source, 'output', base)
    },
    procedure: (code) => procedures.get(code),
    output: (code) => outputs.get(code.slice(0, 6)),
    isOfficialResult,
    text,
    textCodes: (procedure) => [
      ...new Set(
        [...texts.keys()].flatMap((key) => {
          const [owner, code = ''] = key.split(' ')
          return owner !== undefined && tellers(procedure, code).includes(owner) ? [code] : []
        }),
      ),
    ],
    label: (term) => labels.get(term),
    procedures: () => [...procedures.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
    procedureGroups: () => groups,
    form: shelf.form,
    itemHelp: shelf.itemHelp,
    outputs: () => [...outputs.values()],
    layouts: () => published,
  }
}

function need(files: ReadonlyMap<string, string>, file: string): string {
  const text = files.get(file)
  if (text === undefined) throw new Error(`${file}: the file is missing from the catalogue`)
  return text
}

function readLayouts(files: ReadonlyMap<string, string>): Map<string, Layout> {
  const layouts = new Map<string, Layout>()
  for (const [file, text] of files) {
    const parts = /^layouts\/(input|output)\/([^/]+)\.csv$/.exec(file)
    if (!parts) continue
    const direction = parts[1] === 'input' ? 'input' : 'output'
    const code = parts[2] as string
    layouts.set(`${direction}/${code}`, readLayout(file, text, direction, code, PROFILE))
  }
  return layouts
}

function readOutputs(
  files: ReadonlyMap<string, string>,
  own: ReadonlyMap<string, Layout>,
): { readonly outputs: ReadonlyMap<string, OutputEntry>; readonly sources: ReadonlyMap<string, string> } {
  const file = 'outputs.csv'
  const outputs = new Map<string, OutputEntry>()
  const sources = new Map<string, string>()
  for (const { line, fields } of readCsv(file, need(files, file), [
    'code',
    'name',
    'kind',
    'term',
    'procedure',
    'layout',
  ])) {
    const [code, name, kind, term, procedure, layout] = fields as [string, string, string, string, string, string]
    if (!/^[A-Z0-9]{6}$/.test(code)) throw new Error(`${file}:${line}: code must be 6 of A-Z, 0-9, got "${code}"`)
    if (kind !== 'report' && kind !== 'screen')
      throw new Error(`${file}:${line}: kind must be report or screen, got "${kind}"`)
    if (!own.has(layout)) throw new Error(`${file}:${line}: layout must name a file below layouts/, got "${layout}"`)
    outputs.set(code, { code, name, kind, term, procedure })
    sources.set(code, layout)
  }
  return { outputs, sources }
}

function readOfficial(files: ReadonlyMap<string, string>): ReadonlySet<string> {
  const file = 'result-codes.csv'
  const official = new Set<string>()
  for (const { line, fields } of readCsv(file, need(files, file), ['procedure', 'code', 'item'])) {
    const code = fields[1] as string
    if (code.length !== 5) throw new Error(`${file}:${line}: code must have 5 characters, got "${code}"`)
    official.add(`${fields[0]} ${code}`)
  }
  return official
}

function readTexts(files: ReadonlyMap<string, string>): ReadonlyMap<string, ResultText> {
  const texts = new Map<string, ResultText>()
  for (const [file, text] of files) {
    const procedure = /^results\/([^/]+)\.csv$/.exec(file)?.[1]
    if (procedure === undefined) continue
    for (const { line, fields } of readCsv(file, text, ['code', 'item', 'vi', 'todo', 'en'])) {
      const [code, item, vi, todo, en] = fields as [string, string, string, string, string]
      const key = `${procedure} ${code}`
      if (!/^([A-Z0-9]{5}|E\d{3})$/.test(code))
        throw new Error(`${file}:${line}: code must be a result code of 5 characters or a gateway code, got "${code}"`)
      if (texts.has(key)) throw new Error(`${file}:${line}: ${code} stands here twice`)
      if (vi === '' || todo === '' || en === '') throw new Error(`${file}:${line}: ${code} needs vi, todo and en`)
      texts.set(key, { item: item === '' ? '0000' : item, vi, todo, en })
    }
  }
  return texts
}

function readLabels(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const file = 'terms-vi.csv'
  const labels = new Map<string, string>()
  for (const { line, fields } of readCsv(file, need(files, file), ['term', 'vi'])) {
    const [term, vi] = fields as [string, string]
    if (labels.has(term)) throw new Error(`${file}:${line}: "${term}" stands here twice`)
    if (vi === '') throw new Error(`${file}:${line}: "${term}" needs a Vietnamese label`)
    labels.set(term, vi)
  }
  return labels
}
