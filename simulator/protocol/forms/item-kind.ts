import type { LayoutItem } from '../catalogue/layout.ts'
import type { ItemKind, ItemWidth } from './planned-form.ts'

/** What an item is when the items file says nothing of it: told by its type, its length and its English term. */
export function defaultKind({ type, length, term }: LayoutItem): ItemKind {
  if (type === 'I') return 'integer'
  if (type === 'F') return 'decimal'
  if (type === 'A' && length === 8 && /\bdate|time limit|loading period/i.test(term)) return 'date'
  if (type === 'A' && length === 4 && /\btime\b/i.test(term)) return 'time'
  if (length >= 400 || (length >= 140 && /remark|note|marks|description|content|detail/i.test(term))) return 'longText'
  if (type === 'A' && length <= 13 && /\bcode\b|classification|indication|\btype\b/i.test(term)) return 'code'
  return 'text'
}

/** Upper bounds of the widths, in characters. */
const WIDTHS: readonly (readonly [ItemWidth, number])[] = [
  ['xs', 4],
  ['s', 10],
  ['m', 20],
  ['l', 70],
]

/** Width of the field by what it holds; a date needs ten characters on the screen, a time five. */
export function widthOf(kind: ItemKind, length: number): ItemWidth {
  if (kind === 'longText') return 'full'
  if (kind === 'date') return 's'
  if (kind === 'time' || kind === 'flag') return 'xs'
  return WIDTHS.find(([, most]) => length <= most)?.[0] ?? 'full'
}
