/** Which form a screen opens (protocol 3.2): a call-up fills its procedure, a pre-registration goes on to declare. */
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Layout, LayoutItem } from '#protocol/catalogue/layout.ts'
import type { Content } from '#protocol/edi/content.ts'
import type { NextForm, StoredContent } from '../api/terminal.ts'
import { storedContent } from './stored-content.ts'

/** What is declared after its pre-registration; the number goes over. */
const GOES_ON: Readonly<Record<string, string>> = {
  VAD0AA: 'IDC',
  VAD0AB: 'IDE',
  VAE0LA: 'EDC',
  VAE0LB: 'EDE',
  VAS501: 'OLC',
}

export function nextForms(
  catalogue: Catalogue,
  message: { readonly layout: Layout; readonly content: Content },
): readonly NextForm[] {
  const { layout, content } = message
  const onwards = GOES_ON[layout.code]
  if (onwards !== undefined) {
    const carried = numberFor(catalogue, onwards, layout, content)
    return carried ? [formOf(catalogue, onwards, carried)] : []
  }
  // A screen that has the very layout of an entry form is that form, filled in.
  const entry = catalogue.procedures().find(({ code }) => sharesLayout(catalogue, code, layout))
  return entry ? [formOf(catalogue, entry.code, storedContent(content))] : []
}

const sharesLayout = (catalogue: Catalogue, procedure: string, { segments }: Layout): boolean =>
  catalogue.layout('input', procedure)?.segments === segments

function formOf(catalogue: Catalogue, procedure: string, content: StoredContent): NextForm {
  const entry = catalogue.procedure(procedure)
  return { procedure, name: { vi: entry?.name ?? procedure, en: entry?.term ?? procedure }, content }
}

/** The first item of the next procedure, taken from the item of the same id. */
function numberFor(catalogue: Catalogue, procedure: string, from: Layout, content: Content): StoredContent | undefined {
  const target = firstItem(catalogue.layout('input', procedure))
  const source = from.segments.find((segment) => segment.kind === 'item' && segment.item.id === target?.id)
  const value = source?.kind === 'item' ? content.items.get(source.item.no) : undefined
  return target && value ? { items: { [target.no]: value }, groups: [] } : undefined
}

function firstItem(layout: Layout | undefined): LayoutItem | undefined {
  const [first] = layout?.segments ?? []
  return first?.kind === 'item' ? first.item : undefined
}
