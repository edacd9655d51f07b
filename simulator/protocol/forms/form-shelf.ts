import type { Layout } from '../catalogue/layout.ts'
import { TableError } from '../csv.ts'
import { type FormFile, readFormFile } from './form-file.ts'
import { planForm } from './form-plan.ts'
import { type ItemsFile, readItemsFile } from './items-file.ts'
import type { Bilingual, FormPlan } from './planned-form.ts'

const ITEMS = 'forms/items.csv'

/** The entry forms of a catalogue; a plan is made when it is first asked for. */
export interface FormShelf {
  form(procedure: string): FormPlan | undefined
  itemHelp(procedure: string, id: string): Bilingual | undefined
}

/**
 * Reads `forms/` of a catalogue and holds every form file against the layouts that it serves. Throws Error naming file,
 * line and what is allowed.
 */
export function buildForms(
  files: ReadonlyMap<string, string>,
  served: ReadonlyMap<string, { readonly line: number; readonly form: string }>,
  layoutOf: (procedure: string) => Layout | undefined,
): FormShelf {
  const items = readItems(files)
  const forms = readForms(files)
  const plans = new Map<string, FormPlan>()
  for (const [procedure, { line, form }] of served) {
    const file = forms.get(form)
    const layout = layoutOf(procedure)
    if (!file) throw new TableError('procedures.csv', line, `form must name a file below forms/, got "${form}"`)
    if (!layout) throw new TableError('procedures.csv', line, `${procedure} has a form but no layout`)
    plans.set(procedure, planForm(layout, file, items))
  }
  return {
    form(procedure) {
      const made = plans.get(procedure)
      if (made) return made
      const layout = layoutOf(procedure)
      if (!layout) return undefined
      const plan = planForm(layout, undefined, items)
      plans.set(procedure, plan)
      return plan
    },
    itemHelp(procedure, id) {
      const layout = layoutOf(procedure)
      for (const segment of layout?.segments ?? []) {
        if (segment.kind === 'gap') continue
        const own = (segment.kind === 'item' ? [segment.item] : segment.items).find((item) => item.id === id)
        if (own) return items.rule(procedure, own).help
      }
      return undefined
    },
  }
}

function readItems(files: ReadonlyMap<string, string>): ItemsFile {
  const text = files.get(ITEMS)
  if (text === undefined) throw new Error(`${ITEMS}: the file is missing from the catalogue`)
  return readItemsFile(ITEMS, text)
}

function readForms(files: ReadonlyMap<string, string>): ReadonlyMap<string, FormFile> {
  const forms = new Map<string, FormFile>()
  for (const [file, text] of files) {
    const code = /^forms\/([A-Z0-9]+)\.csv$/.exec(file)?.[1]
    if (code !== undefined) forms.set(code, readFormFile(file, text))
  }
  return forms
}
