/** The content for what need not follow every key: counts, drafts, ticks of sections. */
import { useEffect, useState } from 'react'
import type { StoredContent } from '#api/terminal.ts'
import type { FormStore } from './form-store.ts'

/** The content as it was at most `wait` ms ago. */
export function useSlowContent(store: FormStore, wait = 300): StoredContent {
  const [content, setContent] = useState(store.getContent)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const take = (): void => {
      timer = undefined
      setContent(store.getContent())
    }
    take()
    const stop = store.subscribe(() => {
      timer ??= setTimeout(take, wait)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [store, wait])
  return content
}
