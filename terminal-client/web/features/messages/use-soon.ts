/** News may come in by the dozen: what they ask for is done once, a moment later. */
import { useEffect, useRef } from 'react'

const MOMENT_MS = 400

export function useSoon(work: () => void): () => void {
  const latest = useRef(work)
  latest.current = work
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      latest.current()
    }, MOMENT_MS)
  }
}
