/** Fills a form with simulated papers (bộ dữ liệu): a hand-made dossier, or one drawn for a kind and a seed. */
import type { Layout, LayoutItem } from '#protocol/catalogue/layout.ts'
import type { Form } from '#protocol/edi/content.ts'
import type { DataSetsView, StoredContent, Words } from '../api/terminal.ts'
import { type Office, today } from './office.ts'
import { badField, type Done, done, refuse } from './problem.ts'
import { noProcedure } from './procedures.ts'

/** Papers are made for these; other procedures take from them what they have in common. */
export type PaperProcedure = 'IDA' | 'EDA'

export interface PaperWish {
  readonly kind: string
  readonly lines: number
  readonly seed: number
  readonly office: string
  /** yyyymmdd. */
  readonly today: string
}

export interface Papers {
  readonly procedure: PaperProcedure
  readonly form: Form
}

/** The shipped papers and the generator (library/data-sets). */
export interface PaperShelf {
  readonly dossiers: readonly {
    readonly id: string
    readonly procedure: PaperProcedure
    readonly kind: string
    readonly lines: number
    readonly title: Words
  }[]
  /** Offices that the generator knows the ways of goods of. */
  readonly offices: readonly string[]
  /** Undefined: no such dossier. Dates are resolved for `today`. */
  dossier(id: string, today: string): Papers | undefined
  /** A sentence when the lists hold nothing that fits. */
  generate(wish: PaperWish): Papers | { readonly reason: string }
}

type Room = Office & { readonly papers: PaperShelf }

export function listDataSets(room: Room): DataSetsView {
  const day = today(room)
  const kindsOf = (list: 'import-kinds' | 'export-kinds', procedure: PaperProcedure) =>
    room.reference
      .codes(list)
      // A kind that quotes an earlier declaration cannot be made out of nothing.
      .filter((kind) => room.reference.code(list, kind.code, day) === kind && kind.extra.needs_tdn !== '1')
      .map(({ code, name, nameEn }) => ({ code, procedure, name: { vi: name, en: nameEn } }))
  return {
    dossiers: room.papers.dossiers,
    kinds: [...kindsOf('import-kinds', 'IDA'), ...kindsOf('export-kinds', 'EDA')],
    procedures: room.catalogue.procedures().flatMap(({ code }) => {
      const from = sourcesOf(room, code)
      return from.length > 0 ? [{ code, from }] : []
    }),
  }
}

export interface FillWish {
  readonly procedure: string
  readonly dossier?: string | undefined
  readonly kind?: string | undefined
  readonly lines: number
  readonly seed: number
}

/** `unit`: office that the papers are for. */
export function fillForm(room: Room, unit: string, wish: FillWish): Done<StoredContent> {
  const layout = room.catalogue.layout('input', wish.procedure)
  if (layout === undefined) return noProcedure(wish.procedure)
  const papers = papersFor(room, unit, wish)
  if (!papers.ok) return papers
  const source = room.catalogue.layout('input', papers.value.procedure)
  if (source === undefined) throw new Error(`${papers.value.procedure} has no layout`)
  if (!sourcesOf(room, wish.procedure).includes(papers.value.procedure))
    return badField(
      'procedure',
      `Bộ dữ liệu của ${papers.value.procedure} không có ô nào dùng được cho ${wish.procedure}. Chọn bộ dữ liệu khác.`,
      `The papers of ${papers.value.procedure} hold nothing for ${wish.procedure}. Choose other papers.`,
    )
  return done(takenOver(source, layout, papers.value.form))
}

function papersFor(room: Room, unit: string, wish: FillWish): Done<Papers> {
  const day = today(room)
  if (wish.dossier !== undefined) {
    const papers = room.papers.dossier(wish.dossier, day)
    return papers
      ? done(papers)
      : badField('dossier', `Không có bộ hồ sơ "${wish.dossier}".`, `There is no dossier "${wish.dossier}".`)
  }
  if (wish.kind === undefined)
    return badField('kind', 'Chọn bộ hồ sơ hoặc mã loại hình.', 'Choose a dossier or a declaration kind.')
  // A department has no warehouse of its own: its papers are made for an office that has.
  const { offices } = room.papers
  const office = offices.includes(unit) ? unit : (offices[0] ?? unit)
  const made = room.papers.generate({ ...wish, kind: wish.kind, office, today: day })
  if (!('reason' in made)) return done(made)
  return refuse({
    status: 422,
    name: 'no-papers',
    title: { vi: 'Không sinh được bộ dữ liệu này', en: 'These papers cannot be made' },
    detail: {
      vi: `Danh mục chạy thử không có hàng, đối tác hoặc đường vận chuyển hợp với loại hình ${wish.kind}. Chọn loại hình hoặc bộ hồ sơ khác.`,
      en: `The lists hold nothing that fits kind ${wish.kind} (${made.reason}). Choose another kind or dossier.`,
    },
  })
}

/** The declaration whose papers serve a procedure best: an import's for an import; both where neither is nearer. */
function sourcesOf(room: Room, procedure: string): readonly PaperProcedure[] {
  const layout = room.catalogue.layout('input', procedure)
  if (layout === undefined) return []
  const counts = (['IDA', 'EDA'] as const).map((source) => {
    const from = room.catalogue.layout('input', source)
    return { source, count: from ? shared(from, layout).length : 0 }
  })
  const best = Math.max(LEAST, ...counts.map(({ count }) => count))
  return counts.filter(({ count }) => count === best).map(({ source }) => source)
}
/** With fewer items in common there is nothing worth filling in. */
const LEAST = 8

/** Items that mean the same in both: id, term and type are the same. `[from, to]`, within head or within lines. */
function shared(from: Layout, to: Layout): readonly (readonly [Placed, Placed])[] {
  const own = new Map(placed(from).map((one) => [keyOf(one), one]))
  return placed(to).flatMap((one) => {
    const source = own.get(keyOf(one))
    return source ? [[source, one] as const] : []
  })
}

interface Placed {
  readonly item: LayoutItem
  readonly line: boolean
}
const keyOf = ({ item, line }: Placed): string => `${line} ${item.id} ${item.term} ${item.type}`

function placed(layout: Layout): readonly Placed[] {
  const groups = layout.segments.filter(({ kind }) => kind === 'group')
  return layout.segments.flatMap((segment): Placed[] => {
    if (segment.kind === 'item') return [{ item: segment.item, line: false }]
    // Where a layout has several groups, which of them holds the goods is not said.
    if (segment.kind !== 'group' || groups.length > 1) return []
    return segment.items.map((item) => ({ item, line: true }))
  })
}

function takenOver(from: Layout, to: Layout, form: Form): StoredContent {
  const pairs = shared(from, to)
  const most = to.segments.find((segment) => segment.kind === 'group')?.max ?? 0
  const pick = (values: Readonly<Record<string, string>>, line: boolean): Record<string, string> => {
    const picked: Record<string, string> = {}
    for (const [source, target] of pairs) {
      const value = source.line === line ? values[source.item.id] : undefined
      // A value that the shorter item of another layout cannot hold would only be refused.
      if (value && new TextEncoder().encode(value).length <= target.item.length) picked[target.item.no] = value
    }
    return picked
  }
  const lines = form.lines.slice(0, Math.max(most, from === to ? form.lines.length : 0))
  return { items: pick(form.head, false), groups: most > 0 ? [lines.map((line) => pick(line, true))] : [] }
}
