/** What a value can be told by itself to be wrong with, before any rule of a procedure: shown at the field at once. */
import type { ItemType } from '../catalogue/layout.ts'
import { acceptValue } from '../edi/item-value.ts'
import { utf8Length } from '../edi/utf8.ts'
import { dayOfItem } from '../vietnam-time.ts'
import type { ItemKind } from './planned-form.ts'

export type Oddity =
  /** Signs outside the type; the first one, where it can be pointed at. */
  | { readonly kind: 'signs'; readonly type: ItemType; readonly sign: string }
  | { readonly kind: 'tooLong'; readonly type: ItemType; readonly bytes: number; readonly length: number }
  /** No day of the calendar, or no time of a day of 24 hours. */
  | { readonly kind: 'date' | 'time' }

/** `value` as it goes on the wire. Undefined when nothing is wrong with it. */
export function oddityOf(kind: ItemKind, type: ItemType, length: number, value: string): Oddity | undefined {
  if (value === '') return undefined
  if (kind === 'date' && dayOfItem(value) === undefined) return { kind }
  if (kind === 'time' && !isTime(value)) return { kind }
  if (acceptValue(type, value) === undefined) return { kind: 'signs', type, sign: firstOdd(type, value) }
  const bytes = utf8Length(value)
  return bytes > length ? { kind: 'tooLong', type, bytes, length } : undefined
}

const isTime = (value: string): boolean => /^(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/.test(value)

/** In a number no single sign is the wrong one. */
const firstOdd = (type: ItemType, value: string): string =>
  type === 'A' || type === 'W' ? ([...value].find((sign) => acceptValue(type, sign) === undefined) ?? '') : ''
