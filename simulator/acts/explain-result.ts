/** A result code in words (mã kết quả): the item by its label, its line, the value that was sent, what to do. */
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { Layout, LayoutItem } from '#protocol/catalogue/layout.ts'
import type { Content } from '#protocol/edi/content.ts'
import type { Result } from '#protocol/edi/result.ts'
import type { ResultView, Words } from '../api/terminal.ts'
import { workingOf } from './result-workings.ts'

/** The message that the code judges, as far as it could be read. */
export interface Judged {
  readonly layout: Layout | undefined
  readonly content: Content | undefined
}

const UNKNOWN: Words = {
  vi: 'Mã kết quả của nghiệp vụ; chưa có lời giải thích.',
  en: 'A result code of the procedure; there is no explanation yet.',
}

export function explainResult(catalogue: Catalogue, procedure: string, result: Result, judged?: Judged): ResultView {
  const { code, line } = result
  const known = catalogue.text(procedure, code)
  const id = result.item.trim()
  const values = judged ? valuesOf(judged, line) : {}
  const fill = (text: string, blank: string): string =>
    text
      .replaceAll('{item}', id)
      .replaceAll('{line}', String(line))
      .replaceAll('“{value}”', values[id] === undefined ? blank : `“${values[id]}”`)
      .replaceAll('{value}', values[id] ?? blank)
  const working = workingOf(code, values)
  const place = placeOf(catalogue, id, line, judged?.layout)
  const words = (text: string, blank: string, lang: 'vi' | 'en'): string =>
    [prefix(place[lang], text, id), fill(text, blank), working?.[lang]].filter(Boolean).join(' ')
  return {
    code,
    item: id,
    line,
    text: known ? { vi: words(known.vi, '(để trống)', 'vi'), en: words(known.en, '(blank)', 'en') } : UNKNOWN,
    // The English sentence says both.
    todo: known ? { vi: fill(known.todo, ''), en: '' } : { vi: '', en: '' },
    ok: code === '00000' || code.startsWith('W'),
  }
}

/** A text that already names the item and its line needs no place in front. */
const prefix = (place: string, text: string, id: string): string =>
  place === '' || text.includes(`(${id})`) || text.includes('{item}') || text.includes('{line}') ? '' : `${place}:`

function placeOf(catalogue: Catalogue, id: string, line: number, layout: Layout | undefined): Words {
  if (id === '' || id === '0000') return line > 0 ? { vi: `Dòng ${line}`, en: `Line ${line}` } : { vi: '', en: '' }
  const item = layout && itemsOf(layout).find((one) => one.id === id)
  const label = item
    ? { vi: ` · ${catalogue.label(item.term) ?? item.term}`, en: ` · ${item.term}` }
    : { vi: '', en: '' }
  return {
    vi: `${line > 0 ? `Dòng ${line}, ` : ''}${id}${label.vi}`,
    en: `${line > 0 ? `Line ${line}, ` : ''}${id}${label.en}`,
  }
}

const itemsOf = (layout: Layout): readonly LayoutItem[] =>
  layout.segments.flatMap((segment) =>
    segment.kind === 'item' ? [segment.item] : segment.kind === 'group' ? segment.items : [],
  )

/** Values by id: the head's, and those of the line over them. */
function valuesOf({ layout, content }: Judged, line: number): Readonly<Record<string, string>> {
  const values: Record<string, string> = {}
  if (layout === undefined || content === undefined) return values
  let group = 0
  for (const segment of layout.segments) {
    if (segment.kind === 'item') put(values, segment.item, content.items)
    if (segment.kind !== 'group') continue
    const row = content.groups[group++]?.[line - 1]
    if (row) for (const item of segment.items) put(values, item, row)
  }
  return values
}

function put(values: Record<string, string>, { no, id }: LayoutItem, from: ReadonlyMap<number, string>): void {
  const value = from.get(no)
  if (value !== undefined) values[id] = value
}
