/** The outputs of an export declaration: screens, classification, correction and clearance notices. */
import type { Form } from '#protocol/edi/content.ts'
import type { Output } from '../../decision.ts'
import type { Declaration } from '../../declaration/declaration.ts'
import { type FilledItems, fillItems, type ItemTable } from '../item-table.ts'
import type { ReportContext } from '../report-context.ts'
import { type ExportSubject, exportLines, exportSubject } from './export-subject.ts'
import { HEAD_ITEMS, INSTRUCTION_HEAD_ITEMS } from './head-items.ts'
import { LINE_ITEMS } from './line-items.ts'
import { PERMIT_ITEMS } from './permit-items.ts'
import { REFERENCE_ITEMS, REFERENCE_LINE_RENAMES, REFERENCE_RENAMES } from './reference-items.ts'

/** VAE474, the inspection notice, has a layout of its own: `examination/inspection-notice`. */
export type ExportReportCode =
  | 'VAE0LA' // screen after EDA, opens EDC
  | 'VAE400' // screen after EDB: the EDA entry screen, filled
  | 'VAE0LC' // screen of IEX
  | 'VAE411' // screen after EDD: the EDA01 entry screen, filled
  | 'VAE0LB' // screen after EDA01, opens EDE
  | 'VAE1LD' // classification: green
  | 'VAE2LD' // classification: yellow
  | 'VAE3LD' // classification: red
  | 'VAE2LE' // correction by the declarant: yellow
  | 'VAE3LE' // correction by the declarant: red
  | 'VAE800' // instruction of customs to correct
  | 'VAE1LF' // clearance at once
  | 'VAE2LF' // clearance after examination

const CLEARED_ITEMS: ItemTable<ExportSubject> = { ...HEAD_ITEMS, ...PERMIT_ITEMS }

/** Makes the output with every item that is known; empty items are left out. */
export function exportReport(code: ExportReportCode, declaration: Declaration, context: ReportContext): Output {
  return { code, form: formOf(code, declaration, exportSubject(declaration, context)) }
}

function formOf(code: ExportReportCode, declaration: Declaration, subject: ExportSubject): Form {
  switch (code) {
    case 'VAE400':
    case 'VAE411':
      return { head: { ...declaration.form.head, ECN: declaration.number }, lines: declaration.form.lines }
    case 'VAE0LA':
    case 'VAE0LB':
    case 'VAE1LD':
    case 'VAE2LD':
    case 'VAE3LD':
    case 'VAE2LE':
    case 'VAE3LE':
      return { head: filledHead(HEAD_ITEMS, subject), lines: filledLines(declaration) }
    case 'VAE800':
      return { head: filledHead(INSTRUCTION_HEAD_ITEMS, subject), lines: [] }
    case 'VAE1LF':
    case 'VAE2LF':
      return { head: filledHead(CLEARED_ITEMS, subject), lines: filledLines(declaration) }
    case 'VAE0LC':
      return {
        head: {
          ...renamed(filledHead(CLEARED_ITEMS, subject), REFERENCE_RENAMES),
          ...filledHead(REFERENCE_ITEMS, subject),
        },
        lines: filledLines(declaration).map((line) => renamed(line, REFERENCE_LINE_RENAMES)),
      }
    default:
      return unreachable(code)
  }
}

function filledHead(items: ItemTable<ExportSubject>, subject: ExportSubject): FilledItems {
  return fillItems(items, subject, subject.item)
}

function filledLines(declaration: Declaration): readonly FilledItems[] {
  return exportLines(declaration).map((line) => fillItems(LINE_ITEMS, line, line.item))
}

/** `renames` tells the id in the other layout; undefined where that layout has no such item. */
function renamed(items: FilledItems, renames: Readonly<Record<string, string | undefined>>): FilledItems {
  const pairs = Object.entries(items).flatMap(([id, text]): readonly (readonly [string, string])[] => {
    const name = id in renames ? renames[id] : id
    return name === undefined ? [] : [[name, text]]
  })
  return Object.fromEntries(pairs)
}

function unreachable(code: never): never {
  throw new Error(`no export output ${String(code)}`)
}
