/** News of the world one works in (`/api/v1/events`): one connection for the page, shared by whoever listens. */
import { useEffect, useRef } from 'react'
import type { News } from '#api/events.ts'

type Listener = (news: News) => void
const listeners = new Set<Listener>()
let source: EventSource | undefined

function connect(): void {
  source = new EventSource('/api/v1/events')
  source.addEventListener('row', (event) => {
    const news = JSON.parse((event as MessageEvent<string>).data) as News
    for (const listener of listeners) listener(news)
  })
}

/** Calls `listener` for each new journal row that the person may hear of. */
export function useNews(listener: Listener): void {
  const latest = useRef(listener)
  latest.current = listener
  useEffect(() => {
    const heard: Listener = (news) => latest.current(news)
    listeners.add(heard)
    if (source === undefined) connect()
    return () => {
      listeners.delete(heard)
      if (listeners.size > 0) return
      source?.close()
      source = undefined
    }
  }, [])
}

/** After another log-in or world the old connection hears the wrong things. */
export function reconnectNews(): void {
  source?.close()
  source = undefined
  if (listeners.size > 0) connect()
}
