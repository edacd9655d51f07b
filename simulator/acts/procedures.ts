/** What a form is made from (danh mục nghiệp vụ, khuôn dạng, lời kết quả): the catalogue as the web client reads it. */
import type { Catalogue, ProcedureEntry } from '#protocol/catalogue/catalogue.ts'
import type { Layout, LayoutItem } from '#protocol/catalogue/layout.ts'
import type { LayoutView, ProcedureView, ResultTexts, Words } from '../api/terminal.ts'
import type { Office } from './office.ts'
import { type Done, done, unknown } from './problem.ts'

const itemsOf = (layout: Layout | undefined): readonly LayoutItem[] =>
  (layout?.segments ?? []).flatMap((segment) =>
    segment.kind === 'item' ? [segment.item] : segment.kind === 'group' ? segment.items : [],
  )

function viewOf(office: Pick<Office, 'catalogue' | 'procedures'>, entry: ProcedureEntry): ProcedureView {
  const { catalogue, procedures } = office
  const group = catalogue.procedureGroups().find(({ code }) => code === entry.group)
  return {
    code: entry.code,
    name: { vi: entry.name, en: entry.term },
    group: entry.group,
    groupName: { vi: group?.vi ?? entry.group, en: group?.en ?? entry.group },
    signed: entry.signed,
    attachments: entry.attachments,
    simulated: Object.hasOwn(procedures, entry.code),
    items: itemsOf(catalogue.layout('input', entry.code)).length,
  }
}

/** Every procedure with an entry form, in the order of the menu. The pulls are the mailbox's business. */
export function listProcedures(office: Pick<Office, 'catalogue' | 'procedures'>): readonly ProcedureView[] {
  const order = new Map(office.catalogue.procedureGroups().map(({ code }, index) => [code, index]))
  return office.catalogue
    .procedures()
    .filter(({ code, group }) => group !== 'system' && office.catalogue.layout('input', code) !== undefined)
    .map((entry) => viewOf(office, entry))
    .sort((a, b) => (order.get(a.group) ?? 0) - (order.get(b.group) ?? 0))
}

export const noProcedure = (code: string): Done<never> =>
  unknown(
    'procedure',
    `Không có nghiệp vụ "${code}". Chọn trong danh mục nghiệp vụ.`,
    `There is no procedure "${code}". Choose one of the list.`,
  )

/** Everything that the form of a procedure is made from. */
export function layoutView(office: Pick<Office, 'catalogue' | 'procedures'>, procedure: string): Done<LayoutView> {
  const { catalogue } = office
  const entry = catalogue.procedure(procedure)
  const layout = catalogue.layout('input', procedure)
  const plan = catalogue.form(procedure)
  if (entry === undefined || layout === undefined || plan === undefined) return noProcedure(procedure)
  const labels: Record<string, string> = {}
  const help: Record<string, Words> = {}
  for (const { no, id, term } of itemsOf(layout)) {
    labels[no] = catalogue.label(term) ?? term
    const words = catalogue.itemHelp(procedure, id)
    if (words) help[no] = words
  }
  return done({ procedure: viewOf(office, entry), layout, plan, labels, help })
}

/** Texts of the result codes of a procedure, with those that any procedure answers. */
export function resultTexts(office: { readonly catalogue: Catalogue }, procedure: string): Done<ResultTexts> {
  const { catalogue } = office
  if (catalogue.procedure(procedure) === undefined) return noProcedure(procedure)
  const texts: Record<string, ResultTexts[string]> = {}
  for (const code of catalogue.textCodes(procedure)) {
    const text = catalogue.text(procedure, code)
    if (text) texts[code] = { item: text.item, text: { vi: text.vi, en: text.en }, todo: { vi: text.todo, en: '' } }
  }
  return done(texts)
}
