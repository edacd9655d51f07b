/** Values of one place (the head or a goods line) with their labels and the names of their codes. */
import type { LayoutItem } from '#protocol/catalogue/layout.ts'
import type { PrintInput } from '../../acts/print.ts'
import { showValue } from './show-value.ts'
import type { Stationery } from './stationery.ts'

export type Values = ReadonlyMap<number, string>

export const shownItem = (item: LayoutItem, values: Values): string => showValue(item, values.get(item.no) ?? '')

export const labelOf = (item: LayoutItem, input: PrintInput): string => input.label(item.term) ?? item.term

/** The name of a coded item, undefined when no list knows it. A channel is known by its digit, whatever letter follows. */
export function nameOf(item: LayoutItem, code: string, input: PrintInput, stationery: Stationery): string | undefined {
  if (code === '') return undefined
  for (const list of stationery.lists.get(item.term) ?? []) {
    const known = list === 'channels' ? code.slice(0, 1) : code
    const name = stationery.names.get(`${list} ${known}`) ?? input.nameOf(list, code)
    if (name !== undefined && name !== '' && name !== code) return name
  }
  return undefined
}
