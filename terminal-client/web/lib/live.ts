/** News of the world one works in (`/api/v1/events`): one connection for the page, shared by whoever listens. */
import { useEffect, useRef } from 'react'
import type { News } from '#api/events.ts'
import { ApiProblem, call } from './api.ts'
import { queryClient } from './query-client.ts'

type Listener = (news: News) => void
const listeners = new Set<Listener>()
let source: EventSource | undefined

/** What happened while nobody listened is not told again: pages ask anew for what they show. */
let missed = false
const catchUp = (): void => {
  if (missed) void queryClient.invalidateQueries()
  missed = false
}

const AGAIN_MS = 3_000

function connect(): void {
  // A tab in the background gives its connection back: a browser holds six to one server, and people keep many tabs.
  if (document.hidden) return
  source = new EventSource('/api/v1/events')
  source.onopen = catchUp
  source.onerror = (event) => {
    missed = true
    // Refused for good, not just interrupted: asking who is logged in tells whether the session has ended. A gateway in
    // front of a simulator that starts anew refuses too, for a while.
    const closed = event.target instanceof EventSource && event.target.readyState === EventSource.CLOSED
    if (!closed || event.target !== source) return
    const refused = source
    const later = (error?: unknown): void => {
      if (error instanceof ApiProblem && error.status === 401) return
      setTimeout(() => {
        if (refused === source && listeners.size > 0) connect()
      }, AGAIN_MS)
    }
    call('/session').then(() => later(), later)
  }
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

document.addEventListener('visibilitychange', () => {
  if (listeners.size === 0) return
  missed = true
  if (!document.hidden) return connect()
  source?.close()
  source = undefined
})

/** After another log-in or world the old connection hears the wrong things. */
export function reconnectNews(): void {
  source?.close()
  source = undefined
  if (listeners.size > 0) connect()
}
