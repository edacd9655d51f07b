/** What every field of a form needs, and what never changes while the form is on the page. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Noted } from './findings-board.ts'
import type { FormStore } from './form-store.ts'
import type { ReferenceShelf } from './reference-shelf.ts'

export interface FormContext {
  readonly store: FormStore
  readonly shelf: ReferenceShelf | undefined
  readonly readOnly: boolean
  /** Distinguishes the ids of two forms on one page. */
  readonly prefix: string
}

export const FormSurroundings = createContext<FormContext | undefined>(undefined)

export function useForm(): FormContext {
  const form = useContext(FormSurroundings)
  if (form === undefined) throw new Error('a field outside of a form')
  return form
}

/** Value of one cell; the component paints again when that cell changes, and only then. */
export function useCell(store: FormStore, no: number, line: number): string {
  const subscribe = useCallback((listener: () => void) => store.subscribeCell(no, line, listener), [store, no, line])
  return useSyncExternalStore(subscribe, () => store.get(no, line))
}

export function useCellFindings(store: FormStore, no: number, line: number): readonly Noted[] {
  const { findings } = store
  const subscribe = useCallback(
    (listener: () => void) => findings.subscribeCell(no, line, listener),
    [findings, no, line],
  )
  return useSyncExternalStore(subscribe, () => findings.at(no, line))
}

export const useFindings = (store: FormStore): readonly Noted[] =>
  useSyncExternalStore(store.findings.subscribe, store.findings.list)
