import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { LayoutItem } from '#protocol/catalogue/layout.ts'
import { type NamedItem, nameItems } from '#protocol/edi/named-items.ts'
import type { Sentence } from '../token-error.ts'
import type { Examined } from './examine-message.ts'
import { procedureName } from './procedure-names.ts'

/** One thing that a person should know of a message: item id where it is one, label, value for people. */
export interface Fact {
  readonly id: string
  readonly label: Sentence
  readonly value: string
}

/** What the consent window says of a message, beside origin, account and digest. */
export interface Summary {
  readonly code: string
  readonly procedure: Sentence
  readonly facts: readonly Fact[]
  /** Rows of all groups: goods lines of a declaration. */
  readonly lines: number
  /** Total invoice price, where the message states one. */
  readonly total?: { readonly amount: string; readonly currency: string }
}

/**
 * Items that tell one declaration from another, in the order shown: number, kind, importer and exporter, invoice total,
 * then office, codes, first cargo number, invoice number. Their ids are those of the declaration layouts (protocol 3).
 */
const telling: readonly string[] = [
  ...['ICN', 'ECN', 'OLT', 'ICB', 'ECB', 'IMN', 'EPN', 'IP4', 'CMN', 'CH', 'IMC', 'EPC', 'CGN', 'BL1', 'IV3'],
]
const fewest = 3
const most = 10

export function summaryOf(catalogue: Catalogue, message: Examined): Summary {
  const { items, lines } = nameItems(message.layout, message.content)
  const wanted = telling.flatMap((id) => items.find((item) => item.id === id) ?? [])
  const shown = wanted.length >= fewest ? wanted : [...wanted, ...items.filter((item) => !wanted.includes(item))]
  const currency = items.find(({ id }) => id === 'IP3')?.value ?? ''
  const amount = items.find(({ id }) => id === 'IP4')?.value
  return {
    code: message.procedure.code,
    procedure: procedureName(catalogue, message.procedure),
    facts: shown.slice(0, most).map((item) => factOf(catalogue, message, item, currency)),
    lines: lines.length,
    ...(amount === undefined ? {} : { total: { amount, currency } }),
  }
}

/** Every item of a message: single ones, then the rows of its groups, by item number. */
export function allItems(
  catalogue: Catalogue,
  message: Examined,
): {
  readonly single: readonly Fact[]
  readonly rows: readonly { readonly n: number; readonly facts: readonly Fact[] }[]
} {
  const { items, lines } = nameItems(message.layout, message.content)
  const facts = (list: readonly NamedItem[]) => list.map((item) => factOf(catalogue, message, item, ''))
  return { single: facts(items), rows: lines.map((line) => ({ n: line.n, facts: facts(line.items) })) }
}

function factOf(catalogue: Catalogue, message: Examined, { no, id, value }: NamedItem, currency: string): Fact {
  const item = layoutItem(message, no)
  const term = item?.term ?? id
  const readable = id === 'IP4' ? `${readableNumber(value)} ${currency}`.trim() : value
  return { id, label: { vi: catalogue.label(term) ?? term, en: term }, value: readable }
}

function layoutItem({ layout }: Examined, no: number): LayoutItem | undefined {
  for (const segment of layout.segments) {
    if (segment.kind === 'item' && segment.item.no === no) return segment.item
    if (segment.kind === 'group') {
      const found = segment.items.find((item) => item.no === no)
      if (found) return found
    }
  }
  return undefined
}

/** `26000.5` as people here write it: 26.000,5. */
export function readableNumber(value: string): string {
  const [whole = '', fraction] = value.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return fraction === undefined ? grouped : `${grouped},${fraction}`
}

/** A digest in groups of four, for reading aloud and comparing. */
export const groupedDigest = (hex: string): string => hex.replace(/(.{4})(?=.)/g, '$1 ')

/** Totals by currency over several messages, exact, in order of currency. */
export function totals(
  summaries: readonly Summary[],
): readonly { readonly currency: string; readonly amount: string }[] {
  const sums = new Map<string, bigint>()
  for (const { total } of summaries) {
    if (!total || !/^\d+(\.\d+)?$/.test(total.amount)) continue
    const [whole = '0', fraction = ''] = total.amount.split('.')
    const scaled = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'))
    sums.set(total.currency, (sums.get(total.currency) ?? 0n) + scaled)
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sum]) => ({ currency, amount: unscaled(sum) }))
}

/** Digits behind the point that a total keeps; the layouts allow four. */
const scale = 4

function unscaled(sum: bigint): string {
  const digits = String(sum).padStart(scale + 1, '0')
  const fraction = digits.slice(-scale).replace(/0+$/, '')
  return `${digits.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`
}
