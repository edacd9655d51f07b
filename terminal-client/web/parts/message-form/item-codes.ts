/** What an item may be chosen from: its few choices, or a list of the reference, narrowed by another item. */
import { useMemo } from 'react'
import { CodeList } from '../../fields/code-list.ts'
import { useCell, useForm } from './form-context.ts'
import type { FormItem } from './form-model.ts'
import type { ReferenceShelf } from './reference-shelf.ts'

const NOTHING = new CodeList([])
const choicesOf = new WeakMap<FormItem, CodeList>()
const narrowed = new WeakMap<CodeList, Map<string, CodeList>>()

/** Undefined: a free item, or the lists are not there yet. */
export function useItemCodes(item: FormItem, line: number): CodeList | undefined {
  const { store, shelf } = useForm()
  const filter = item.plan.listFilter
  const other = filter && (store.model.find(filter.item, line) ?? store.model.find(filter.item, 0))
  const by = useCell(store, other?.no ?? 0, other && other.group >= 0 ? line : 0)
  return useMemo(() => codesOf(item, shelf, by), [item, shelf, by])
}

/** The same outside of a component; `by`: value of the item that narrows the list. */
export function codesOf(item: FormItem, shelf: ReferenceShelf | undefined, by = ''): CodeList | undefined {
  const { choices, list, listValue, listFilter } = item.plan
  if (choices) {
    const made =
      choicesOf.get(item) ??
      new CodeList(choices.map(({ code, vi, en }) => ({ code, name: vi, nameEn: en, extra: {} })))
    choicesOf.set(item, made)
    return made
  }
  if (list === undefined || shelf === undefined) return undefined
  const all = shelf.list(list, listValue)
  if (listFilter === undefined) return all
  // Without the other item every entry would have to be told apart by hand: nothing is offered.
  if (by === '') return NOTHING
  const kept = narrowed.get(all) ?? new Map<string, CodeList>()
  narrowed.set(all, kept)
  const made = kept.get(by) ?? new CodeList(all.options.filter(({ extra }) => extra[listFilter.column] === by))
  kept.set(by, made)
  return made
}
