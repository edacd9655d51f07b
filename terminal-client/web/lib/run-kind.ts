/** Kind of the run that the open page belongs to, for the strip; a page of a run says it while it is open. */
import { useEffect, useSyncExternalStore } from 'react'

export type RunKind = 'none' | 'practice' | 'official'
let kind: RunKind = 'none'
const listeners = new Set<() => void>()

function tell(next: RunKind): void {
  kind = next
  for (const listener of listeners) listener()
}

export const useRunKind = (): RunKind =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => kind,
  )

export function useTellRunKind(official: boolean | undefined): void {
  useEffect(() => {
    if (official === undefined) return
    tell(official ? 'official' : 'practice')
    return () => tell('none')
  }, [official])
}
