/** What the catalogue and the code lists know, kept folded for quick finding; made once, at the first search. */
import { LIST_NAMES } from '#customs/reference/list-names.ts'
import type { Reference } from '#customs/reference/reference.ts'
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { CodeEntryView, FindHit } from '../api/find.ts'
import { codeListTitle } from './code-list-titles.ts'
import { folded } from './folded-text.ts'
import type { Office } from './office.ts'
import { type Done, done, unknown } from './problem.ts'

export interface Indexed {
  readonly hit: FindHit
  readonly code: string
  readonly name: string
}

/** Tens of thousands of entries, so apart by kind. */
export interface CodeIndex {
  readonly result: readonly Indexed[]
  readonly output: readonly Indexed[]
  readonly code: readonly Indexed[]
}

const kept = new WeakMap<Catalogue, CodeIndex>()

export const indexed = (hit: FindHit): Indexed => ({
  hit,
  code: folded(hit.code),
  name: folded(`${hit.title.vi} ${hit.title.en}`),
})

/** Result codes, outputs, code-list entries. */
export function codeIndex({ catalogue, reference }: Pick<Office, 'catalogue' | 'reference'>): CodeIndex {
  const known = kept.get(catalogue)
  if (known) return known
  const made = {
    result: resultHits(catalogue).map(indexed),
    output: outputHits(catalogue).map(indexed),
    code: entryHits(reference).map(indexed),
  }
  kept.set(catalogue, made)
  return made
}

/** One hit a code: most codes say the same in every procedure; those of IDA and EDA are met most. */
function resultHits(catalogue: Catalogue): readonly FindHit[] {
  const procedures = catalogue.procedures().map(({ code }) => code)
  const order = ['IDA', 'EDA', 'IDC', 'EDC', ...procedures]
  const hits = new Map<string, FindHit>()
  for (const procedure of order) {
    for (const code of catalogue.textCodes(procedure)) {
      const text = catalogue.text(procedure, code)
      if (text === undefined || hits.has(code)) continue
      const plainly = (words: string) => words.replaceAll(/ ?“\{value\}”/g, '').replaceAll(/\{\w+\}/g, '…')
      hits.set(code, {
        kind: 'result',
        code,
        title: { vi: plainly(text.vi), en: plainly(text.en) },
        detail: { vi: `Mã kết quả · ${procedure}`, en: `Result code · ${procedure}` },
        path: `/help/result.${procedure}.${code}`,
      })
    }
  }
  return [...hits.values()]
}

const outputHits = (catalogue: Catalogue): readonly FindHit[] =>
  catalogue.outputs().map(({ code, name, term }) => ({
    kind: 'output',
    code,
    title: { vi: name, en: term },
    detail: { vi: 'Thông điệp ra', en: 'Output' },
    path: `/help/output.${code}`,
  }))

const entryHits = (reference: Reference): readonly FindHit[] =>
  LIST_NAMES.flatMap((list) => {
    const codes = new Map(reference.codes(list).map((entry) => [entry.code, entry]))
    return [...codes.values()].map(
      ({ code, name, nameEn }): FindHit => ({
        kind: 'code',
        code,
        title: { vi: name, en: nameEn },
        detail: codeListTitle(list),
        path: `/help/code.${list}.${encodeURIComponent(code)}`,
      }),
    )
  })

/** An entry of a list by its code, whatever its validity. */
export function codeEntry({ reference }: Pick<Office, 'reference'>, list: string, code: string): Done<CodeEntryView> {
  const name = LIST_NAMES.find((one) => one === list)
  const entry = name && reference.anyCode(name, code)
  if (name === undefined || entry === undefined)
    return unknown('code', `Danh mục "${list}" không có mã "${code}".`, `The list "${list}" has no code "${code}".`)
  const { validFrom, validTo } = entry
  const words = { vi: entry.name, en: entry.nameEn }
  return done({ list, listName: codeListTitle(name), code: entry.code, name: words, validFrom, validTo })
}
