/** The form of a procedure, ready to be typed into: its layout is fetched once, the store lives as long as the page. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { LayoutView, StoredContent } from '#api/terminal.ts'
import { call } from '../../lib/api.ts'
import { createFormStore, type FormStore } from './form-store.ts'

/** Layouts come with the program: they do not grow old while the page is open. */
export const layoutQuery = (procedure: string) => ({
  queryKey: ['layout', procedure] as const,
  queryFn: () => call<LayoutView>(`/layouts/${encodeURIComponent(procedure)}`),
  staleTime: Number.POSITIVE_INFINITY,
})

export interface FormStoreState {
  /** Undefined while the layout is on its way, or when it could not be had. */
  readonly store: FormStore | undefined
  readonly error: unknown
  readonly again: () => void
}

/**
 * `initial` is read when the store is made; afterwards put another content in with `store.setContent`. A changed
 * `key` makes a new store (another step of a scenario, another draft).
 */
export function useFormStore(procedure: string, initial?: StoredContent, key = ''): FormStoreState {
  const { data, error, refetch } = useQuery({ ...layoutQuery(procedure), enabled: procedure !== '' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new initial content is no reason to lose what was typed
  const store = useMemo(() => (data ? createFormStore(data, initial) : undefined), [data, key])
  return { store, error, again: () => void refetch() }
}
